import { type Html, html } from "./html";
import type { Language } from "./words";

/** A whole page of the EHR. Style is a file of its own, so that the content security policy stays strict. */
export function frame(title: string, body: Html, language: Language): string {
  return `<!doctype html>${
    html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,"></head><body>${body}</body></html>`
      .text
  }`;
}

export const STYLE = `
:root{color-scheme:light;--ink:#1c2733;--soft:#5a6b7b;--line:#d5dde5;--back:#f3f6f9;--card:#fff;--bar:#17405e;--accent:#0b6aa8;--warn:#8a4b00}
*{box-sizing:border-box}body{margin:0;font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--back)}
a{color:var(--accent)}h1{font-size:1.35rem;margin:.2rem 0 .8rem}h2{font-size:1.02rem;margin:0 0 .5rem}h3{font-size:.92rem;margin:.6rem 0 .2rem}
header.bar{background:var(--bar);color:#fff;display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;padding:.55rem 1rem}
header.bar a{color:#fff}header.bar strong{font-size:1.05rem}header.bar .grow{flex:1}
main{padding:1rem;max-width:1440px;margin:0 auto}main.narrow{max-width:44rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.8rem;margin:0 0 .9rem}
table{width:100%;border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.38rem .5rem;border-top:1px solid var(--line)}th{color:var(--soft);font-weight:600;font-size:.85rem}
.soft{color:var(--soft)}.small{font-size:.86rem}.tag{display:inline-block;border:1px solid var(--line);border-radius:9px;padding:0 .5rem;font-size:.8rem;background:#fff}.draft{border-color:#c98a2b;color:var(--warn)}
button,.button{font:inherit;border:1px solid var(--line);background:#fff;border-radius:5px;padding:.3rem .7rem;color:var(--ink);text-decoration:none;cursor:pointer;display:inline-block}
button.primary,.button.primary{background:var(--accent);border-color:var(--accent);color:#fff}
button:focus-visible,a:focus-visible,select:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid #f2a900;outline-offset:1px}
select,input{font:inherit;padding:.25rem .4rem;border:1px solid #9fb0bf;border-radius:4px;max-width:100%}
input[type=checkbox]{width:1.05rem;height:1.05rem}
.field{display:inline-flex;flex-direction:column;gap:.15rem;margin:0 .8rem .6rem 0;font-size:.86rem;color:var(--soft)}.scope{display:block;margin:.15rem 0}
fieldset{border:1px solid var(--line);border-radius:6px;margin:0 0 .8rem}.buttons{display:flex;flex-wrap:wrap;gap:.5rem}
.grid{display:grid;grid-template-columns:1fr;gap:.9rem}.note{white-space:pre-wrap;font:13px/1.4 ui-monospace,Consolas,monospace;background:#fafbfc;border:1px solid var(--line);padding:.6rem;overflow-x:auto;max-height:26rem;overflow-y:auto}
.beside{display:grid;grid-template-columns:1fr;gap:.9rem}iframe{width:100%;height:86vh;min-height:34rem;border:1px solid var(--line);border-radius:6px;background:#fff}
.identity{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;align-items:baseline}.identity b{font-size:1.15rem}
@media(min-width:1000px){.beside.open{grid-template-columns:minmax(18rem,24rem) 1fr}.grid{grid-template-columns:1fr 1fr}.beside.open .grid{grid-template-columns:1fr}}
@media(max-width:640px){table.list,table.list tbody,table.list tr,table.list td{display:block;width:100%}table.list thead{display:none}table.list tr{border-top:1px solid var(--line);padding:.4rem 0}table.list td{border:0;padding:.12rem 0}}
`;
