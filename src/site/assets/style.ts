/** The one style sheet of all public pages: phone first, light and dark, print. */
export const style = `
:root{--bg:#f6f8f8;--card:#fff;--ink:#14212a;--soft:#50606c;--line:#dce4e6;--accent:#176480;--on-accent:#fff;
--ok:#16734a;--degraded:#815b00;--partial:#a8470a;--major:#b02222;--maint:#3856b0;--stub:#8b999f;
--t-none:#e3f2ea;--t-minor:#fbf1d6;--t-major:#fde7d8;--t-critical:#fce1e1;--t-maint:#e5eafa;--ring:rgb(20 33 42/.08)}
@media (prefers-color-scheme:dark){:root{--bg:#12171d;--card:#1a2129;--ink:#e8edf0;--soft:#a3b2bd;--line:#2d3842;
--accent:#79c4dd;--on-accent:#0c1a21;--ok:#5cc692;--degraded:#e2b84c;--partial:#f29a5c;--major:#f58585;--maint:#9db4f7;
--stub:#6c7a85;--t-none:#16302a;--t-minor:#352c14;--t-major:#3a2617;--t-critical:#3c1f22;--t-maint:#1f2843;
--ring:rgb(232 237 240/.07)}}
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,
"Noto Sans",sans-serif;overflow-wrap:break-word}
.top,main,footer{max-width:50rem;margin-inline:auto;padding-inline:1rem}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:4px}
h1,h2,h3,h4,p,ul,ol{margin:0;padding:0}
h2{font-size:1.05rem;font-weight:650;margin:2.4rem 0 .75rem}
h3,h4{font-size:1rem;font-weight:600}
ul,ol{list-style:none}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:1}
.sprite{position:absolute}
.mark{fill:none;stroke:var(--card);stroke-width:2.3;stroke-linecap:round;stroke-linejoin:round}
.top{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;padding-block:1.1rem}
.brand{display:inline-flex;align-items:center;gap:.6rem;color:var(--ink);font-weight:700;font-size:1.08rem;
text-decoration:none}
.ripple{width:1.7rem;height:1.7rem;fill:var(--accent)}
.ripple .ring{fill:none;stroke:var(--accent);stroke-width:1.6}
.ripple .far{opacity:.4;stroke-width:1.1}
nav{display:flex;align-items:center;gap:.9rem;margin-inline-start:auto;font-size:.94rem}
nav a{padding-block:.5rem}
.button,button{display:inline-block;border:0;border-radius:.55rem;background:var(--accent);color:var(--on-accent);
font:inherit;font-weight:600;padding:.5rem .85rem;text-decoration:none;cursor:pointer}
.button:hover,button:hover{filter:brightness(1.08);text-decoration:none}
.button.plain,button.plain{background:none;color:var(--accent);box-shadow:inset 0 0 0 1.5px var(--accent)}
.hero{display:flex;align-items:center;gap:1.6rem;border-radius:1rem;padding:1.5rem 1.25rem;margin-top:.4rem;
--tone:var(--ok);background:radial-gradient(circle at var(--x,2.6rem) 50%,transparent 1.75rem,var(--ring) 1.8rem
1.86rem,transparent 1.91rem 2.4rem,var(--ring) 2.45rem 2.5rem,transparent 2.55rem),var(--t-none)}
.hero .ic{width:2.7rem;height:2.7rem;flex:none;color:var(--tone)}
.hero .mark{stroke:var(--bg)}
.hero h1{font-size:clamp(1.3rem,5vw,1.75rem);line-height:1.2;font-weight:700;letter-spacing:-.01em}
.hero p{color:var(--soft);font-size:.9rem;margin-top:.25rem}
.h-minor{--tone:var(--degraded);background-color:var(--t-minor)}
.h-major{--tone:var(--partial);background-color:var(--t-major)}
.h-critical{--tone:var(--major);background-color:var(--t-critical)}
.h-maintenance{--tone:var(--maint);background-color:var(--t-maint)}
.ic{width:1.25rem;height:1.25rem;flex:none;vertical-align:-.25rem}
.s-operational{color:var(--ok)}
.s-degraded_performance{color:var(--degraded)}
.s-partial_outage{color:var(--partial)}
.s-major_outage{color:var(--major)}
.s-under_maintenance{color:var(--maint)}
.card,.comps{background:var(--card);border:1px solid var(--line);border-radius:1rem}
.card{padding:1.25rem;border-inline-start:.35rem solid var(--edge,var(--line));margin-bottom:1rem}
.card>h3{font-size:1.2rem;line-height:1.3}
.card>h3 a,.past>li>a{color:inherit;text-decoration-color:var(--soft)}
.past>li>a{font-weight:600}
.k-minor{--edge:var(--degraded)}
.k-major{--edge:var(--partial)}
.k-critical{--edge:var(--major)}
.k-maintenance{--edge:var(--maint)}
.title{font-size:clamp(1.35rem,5vw,1.8rem);line-height:1.25;letter-spacing:-.01em}
.whole{margin-top:.6rem}
.title+p{margin-top:.5rem}
.meta,.quiet,.note{color:var(--soft);font-size:.92rem}
.meta{margin-top:.4rem}
.note{margin-top:.7rem}
.chip{display:inline-block;color:var(--edge,var(--soft));font-weight:650;border:1.5px solid currentColor;
border-radius:99rem;padding:0 .6rem;font-size:.82rem;margin-inline-end:.35rem}
.steps{display:flex;gap:.3rem;margin:1.1rem 0 0;font-size:clamp(.68rem,2.9vw,.87rem);overflow-wrap:normal}
.steps li{flex:1 1 auto;padding-top:.45rem;border-top:.28rem solid var(--line);color:var(--soft)}
.steps .done,.steps .now{border-color:var(--accent)}
.steps .now{color:var(--ink);font-weight:700}
.steps .next{border-top-style:dotted}
@media (max-width:22rem){.steps li:not(.now){font-size:0}}
.promise{display:flex;gap:.6rem;margin-top:1rem;padding:.65rem .85rem;border-radius:.6rem;background:var(--bg)}
.promise .ic{color:var(--accent);margin-top:.15rem}
.late{background:var(--t-major)}
.late .ic{color:var(--partial)}
.log{margin-top:1.2rem}
.upd{position:relative;padding:0 0 1.1rem 1.4rem;border-inline-start:2px solid var(--line);margin-inline-start:.4rem}
.upd:last-child{border-color:transparent;padding-bottom:0}
.upd::before{content:"";position:absolute;left:-.46rem;top:.42rem;width:.8rem;height:.8rem;border-radius:50%;
background:var(--card);border:.2rem solid var(--accent)}
.u-promise-moved::before,.u-promise-missed::before{border-color:var(--partial);border-radius:2px}
[dir=rtl] .upd{padding:0 1.4rem 1.1rem 0}
[dir=rtl] .upd::before{left:auto;right:-.46rem}
.upd h3 time,.upd h4 time{font-weight:400;color:var(--soft);font-size:.87rem;margin-inline-start:.35rem}
.body>*+*{margin-top:.6rem}
.body ul,.body ol{padding-inline-start:1.3rem}
.body ul{list-style:disc}
.body ol{list-style:decimal}
.body code{font-size:.92em;background:var(--bg);padding:.1em .3em;border-radius:.25rem}
.body blockquote{margin:0;padding-inline-start:.9rem;border-inline-start:3px solid var(--line)}
.body table{border-collapse:collapse;display:block;overflow-x:auto}
.body td,.body th{border:1px solid var(--line);padding:.25rem .6rem;text-align:start}
.postmortem{margin:1.6rem 0 0;border-top:1px solid var(--line)}
.postmortem .body{margin-top:1rem;max-width:40rem}
.postmortem h2{margin-top:1.4rem}
.postmortem h3{margin-top:1.3rem}
.comps{overflow:hidden}
#components>.quiet{margin:-.3rem 0 .9rem}
.comp{padding:1rem 1.1rem}
.comp+.comp{border-top:1px solid var(--line)}
.row,.group>details>summary{display:flex;align-items:center;gap:.55rem}
.row h3,.row h4,.group summary h3{flex:1;min-width:0}
.st{font-size:.9rem;font-weight:600;text-align:end}
.group>details>summary{cursor:pointer;list-style:none}
.group>details>summary::-webkit-details-marker{display:none}
.group>details>summary::after{content:"";width:.5rem;height:.5rem;border:solid var(--soft);border-width:0 2px 2px 0;
transform:rotate(-45deg);margin-inline:.2rem}
.group details[open]>summary::after{transform:rotate(45deg) translate(-2px,-2px)}
.group ul{margin-top:.4rem}
.group .comp{padding:.9rem 0 .2rem 1.1rem;border:0}
.bars{display:block;width:100%;height:2.1rem;margin-top:.7rem}
.b0{fill:#26965f}
.bn{fill:var(--stub)}
.scale{display:flex;justify-content:space-between;align-items:center;gap:.6rem;color:var(--soft);font-size:.8rem;
margin-top:.3rem}
.pct{font-weight:600;color:var(--ink);font-variant-numeric:tabular-nums}
.scale span:first-child,.scale span:last-child{flex:1}
.scale span:last-child{text-align:end}
.days,.legend{font-size:.82rem;color:var(--soft);margin-top:.1rem}
.days summary,.legend summary{cursor:pointer;width:fit-content;padding-block:.2rem}
.days ul{padding-inline-start:1.1rem}
.legend{margin:.7rem .2rem 0}
.legend ul{display:flex;flex-wrap:wrap;gap:.4rem 1.3rem;margin-top:.4rem}
.legend li{display:flex;align-items:center;gap:.5rem}
.legend svg{width:.35rem;height:1.5rem}
.past>li{padding:.75rem 0;border-top:1px solid var(--line)}
.past>li:first-child{border-top:0}
.more{margin-top:1rem}
footer{margin-top:3.2rem;padding-block:1.4rem 2.4rem;border-top:1px solid var(--line);color:var(--soft);font-size:.87rem}
footer p+p{margin-top:.5rem}
.links{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
.utc{color:var(--soft);font-weight:400;white-space:nowrap}
form{max-width:32rem}
label{display:block;font-weight:600;margin-top:1.1rem}
input[type=email]{width:100%;font:inherit;color:inherit;background:var(--card);border:1.5px solid var(--soft);
border-radius:.55rem;padding:.6rem .75rem;margin-top:.3rem}
fieldset{border:1px solid var(--line);border-radius:.8rem;padding:.6rem 1rem 1rem;margin:1.3rem 0}
legend{font-weight:600;padding-inline:.4rem}
fieldset label{display:flex;gap:.6rem;align-items:center;font-weight:400;margin-top:.5rem;min-height:1.9rem}
input[type=checkbox]{width:1.15rem;height:1.15rem;accent-color:var(--accent);flex:none}
.trap{position:absolute;left:-99rem}
.actions{display:flex;flex-wrap:wrap;gap:.8rem;margin-top:1.4rem}
.problem{color:var(--major);font-weight:600;margin-top:.35rem}
.alone{padding-block:18vh}
.said{border-inline-start:.35rem solid var(--edge,var(--ok));padding:.8rem 1rem;background:var(--card);border-radius:.6rem;
margin-top:1rem}
@media (min-width:40rem){.top,main,footer{padding-inline:1.5rem}.hero{padding:2rem 1.8rem;
--x:3.15rem}.card{padding:1.5rem 1.7rem}.comp{padding:1.1rem 1.5rem}.brand{font-size:1.2rem}}
@media (prefers-reduced-motion:no-preference){.hero,.card{transition:background-color .4s,border-color .4s}}
@media (forced-colors:active){.hero,.promise{border:1px solid}.steps .now{text-decoration:underline}}
@media print{:root{--bg:#fff;--card:#fff}body{font-size:11pt}nav,.legend,.skip,#connection,.more{display:none}
.card,.comps,.hero{break-inside:avoid}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.days::details-content{content-visibility:visible}}
`
  .trim()
  .replaceAll("\n", " ");
