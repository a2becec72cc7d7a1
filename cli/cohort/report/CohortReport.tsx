import type { ReactNode } from 'react';
import type { CohortFile } from '../cohortFile';
import { columnLabel } from '../columnLabels';
import type { NamedPlot, PlotSection } from '../plots/cohortPlots';
import { GroupSection } from './GroupSection';
import { LogisticSection } from './LogisticSection';
import { AgreementSection, CorrelationSection } from './PairedSections';
import { RocSection } from './RocSection';
import { STYLE } from './style';
import { Table } from './Table';

/** The whole report as one page that needs no other file. Nothing in it tells who a patient is. */
export function CohortReport({
  file,
  plots,
}: {
  readonly file: CohortFile;
  readonly plots: readonly NamedPlot[];
}) {
  const { software, date, note, n, groups, leftOut, notes, missing, logistic } = file;
  const plotsOf = (section: PlotSection): ReactNode => (
    <div className="plots">
      {plots
        .filter((plot) => plot.section === section)
        .map(({ name, element }) => (
          <figure key={name}>{element}</figure>
        ))}
    </div>
  );
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Vertebral BMD: cohort</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <h1>Cancellous HU and new vertebral fractures in a cohort</h1>
        <p className="about">
          {software.name} {software.version}, {date}. Methods and published figures: Chang et al.
          2025.
        </p>
        <p className="use">{note}</p>

        <h2>Patients</h2>
        <p>
          {n} patients: {groups.withNewFracture} with a new vertebral fracture,{' '}
          {groups.withoutNewFracture} without. Each analysis uses the patients who have its values;
          nothing is filled in.
        </p>
        <div className="keep">
          <Table
            head={['Values', 'Known', 'Missing']}
            rows={Object.entries(missing).map(([name, count]) => [
              columnLabel(name),
              n - count,
              count === 0 ? '0' : `${count} (${((100 * count) / n).toFixed(1)}%)`,
            ])}
          />
        </div>
        {leftOut.length > 0 && (
          <>
            <p>Left out:</p>
            <ul>
              {leftOut.map(({ analysis, reason }) => (
                <li key={analysis}>
                  {analysis}: {reason}
                </li>
              ))}
            </ul>
          </>
        )}
        {notes.length > 0 && (
          <>
            <p>To be kept in mind:</p>
            <ul>
              {notes.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </>
        )}

        <h2>Comparison of the groups</h2>
        <GroupSection analysis={file} />
        {plotsOf('groups')}

        {Object.keys(file.roc).length > 0 && (
          <>
            <h2>ROC curves and cut-offs</h2>
            <RocSection analysis={file} />
            {plotsOf('roc')}
          </>
        )}
        {logistic && (
          <>
            <h2>Multivariable logistic regression</h2>
            <LogisticSection model={logistic} leftOut={leftOut} />
            {plotsOf('logistic')}
          </>
        )}
        {Object.keys(file.correlation).length > 0 && (
          <>
            <h2>Correlation with the DXA T-score</h2>
            <CorrelationSection analysis={file} />
            {plotsOf('correlation')}
          </>
        )}
        {Object.keys(file.agreement).length > 0 && (
          <>
            <h2>Agreement of two readers</h2>
            <AgreementSection analysis={file} />
            {plotsOf('agreement')}
          </>
        )}
      </body>
    </html>
  );
}
