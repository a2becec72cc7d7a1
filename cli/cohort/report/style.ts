/** The report's only style sheet: light, for a screen and for A4. */
export const STYLE = `
:root { color-scheme: light; }
body {
  max-width: 62rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; background: #ffffff; color: #1a1a1a;
  font: 15px/1.5 system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif;
}
h1 { margin: 0; font-size: 1.7rem; line-height: 1.25; }
h2 { margin: 2.4rem 0 .6rem; padding-bottom: .25rem; border-bottom: 2px solid #1a1a1a; font-size: 1.2rem; }
p, ul, dl { max-width: 48rem; margin: .6rem 0; }
ul { padding-left: 1.2rem; }
.about { color: #4a4a4a; }
.use { margin: 1rem 0; padding: .5rem .9rem; border-left: 4px solid #b35900; background: #fdf3e7; font-weight: 600; }
.rule { color: #4a4a4a; font-size: .87rem; }
.wide { overflow-x: auto; }
table { width: 100%; margin: .8rem 0; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .92rem; }
th, td { padding: .32rem .6rem; border-bottom: 1px solid #d9d9d9; text-align: right; vertical-align: top; }
thead th { border-bottom: 1.5px solid #1a1a1a; font-weight: 600; vertical-align: bottom; }
th:first-child { text-align: left; }
td { white-space: nowrap; }
tbody th { min-width: 7.5rem; font-weight: 400; }
.second { color: #4a4a4a; font-size: .9em; }
.level { display: inline-block; padding-left: 1.2rem; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem 1.5rem; }
figure { margin: .5rem 0; }
svg { display: block; width: 100%; max-width: 480px; height: auto; }
@page { size: A4; margin: 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; }
  table { font-size: 9pt; }
  th, td { padding: .25rem .4rem; }
  .wide { overflow: visible; }
  .plots { grid-template-columns: 1fr 1fr; }
  figure, tr, .keep { break-inside: avoid; }
  .use { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
