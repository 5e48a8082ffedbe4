-- A source that is out of use: nothing lists it any more, its routing key stays refused, its alerts keep naming it.
alter table alert_source add column archived_at timestamptz;
