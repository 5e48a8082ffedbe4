-- What is learned from an incident, and what is told about it afterwards.

create table postmortem (
  workspace_id text not null,
  id text not null,
  incident_id text not null,
  owner_id text,
  -- Who stands for the external version with their name.
  signer_id text,
  -- As computed when drafted: numbers and the timeline they were read from.
  measures jsonb not null,
  timeline jsonb not null,
  drafted_at timestamptz not null,
  drafted_by text not null,
  published_at timestamptz,
  -- The external revision that readers have.
  published_revision integer,
  version integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, incident_id),
  foreign key (workspace_id, incident_id) references incident (workspace_id, id),
  foreign key (workspace_id, owner_id) references person (workspace_id, id) on delete set null (owner_id),
  foreign key (workspace_id, signer_id) references person (workspace_id, id) on delete set null (signer_id),
  check ((published_at is null) = (published_revision is null))
);
select ripplecast.isolate('postmortem', 'select, insert, update');
create index postmortem_recent on postmortem (workspace_id, drafted_at desc, id);

-- Every wording there ever was, append only: an approval names one of them, so editing voids it by itself.
create table postmortem_revision (
  workspace_id text not null,
  id text not null,
  postmortem_id text not null,
  version text not null check (version in ('internal', 'external')),
  revision integer not null check (revision > 0),
  -- [{ key, body }] in order; bodies are Markdown.
  sections jsonb not null,
  words_hash text not null,
  author text not null,
  author_person_id text,
  written_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, postmortem_id, version, revision),
  foreign key (workspace_id, postmortem_id) references postmortem (workspace_id, id)
);
select ripplecast.isolate('postmortem_revision', 'select, insert');

-- Who stood for which exact words, as approver or with their name below them.
create table postmortem_consent (
  workspace_id text not null,
  id text not null,
  postmortem_id text not null,
  version text not null check (version in ('internal', 'external')),
  kind text not null check (kind in ('approval', 'signature')),
  words_hash text not null,
  person_id text not null,
  note text,
  given_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, postmortem_id, version, kind, words_hash, person_id),
  foreign key (workspace_id, postmortem_id) references postmortem (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id)
);
select ripplecast.isolate('postmortem_consent', 'select, insert');

-- Whether to publish, why, and who said so; the latest counts.
create table publication_decision (
  workspace_id text not null,
  id text not null,
  seq bigint generated always as identity,
  postmortem_id text not null,
  publish boolean not null,
  reason text not null,
  decided_by text not null,
  decided_by_person_id text,
  decided_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, postmortem_id) references postmortem (workspace_id, id)
);
select ripplecast.isolate('publication_decision', 'select, insert');
create index decision_of_postmortem on publication_decision (workspace_id, postmortem_id, seq desc);

create table action_item (
  workspace_id text not null,
  id text not null,
  postmortem_id text not null,
  text text not null,
  owner_id text not null,
  priority text not null check (priority in ('high', 'medium', 'low')),
  due_at timestamptz not null,
  done_at timestamptz,
  -- When it was noticed that it is late.
  overdue_at timestamptz,
  -- May be told to customers as what will prevent it.
  external boolean not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, postmortem_id) references postmortem (workspace_id, id),
  foreign key (workspace_id, owner_id) references person (workspace_id, id)
);
select ripplecast.isolate('action_item');
create index action_item_open on action_item (workspace_id, due_at, id) where done_at is null;
