import type { Calibration } from '../../../src';
import { LineSign } from './marks';
import { at, Plot } from './Plot';

/** What the model predicts against what followed, by groups of patients. */
export function CalibrationPlot({ calibration }: { readonly calibration: Calibration }) {
  const { groups } = calibration;
  const most = Math.max(
    ...groups.map(({ predicted, observed }) => Math.max(predicted, observed.high)),
  );
  return (
    <Plot
      title="Calibration of the logistic regression"
      x={{ label: 'Predicted probability of a new fracture', domain: [0, most] }}
      y={{ label: 'Observed share', domain: [0, most] }}
      legend={[
        {
          sign: <circle r="4.5" fill="#0072b2" />,
          text: `Patients in ${groups.length} groups, observed with 95% interval`,
        },
        { sign: <LineSign color="#8a8a8a" dash="2 4" />, text: 'Perfect calibration' },
      ]}
    >
      {(x, y) => (
        <>
          <path
            d={`M${at(x(0))} ${at(y(0))}L${at(x(most))} ${at(y(most))}`}
            stroke="#8a8a8a"
            strokeDasharray="2 4"
          />
          {groups.map(({ predicted, observed }, index) => (
            <g key={index}>
              <path
                d={`M${at(x(predicted))} ${at(y(observed.low))}V${at(y(observed.high))}`}
                stroke="#0072b2"
                strokeWidth="1.5"
              />
              <circle cx={at(x(predicted))} cy={at(y(observed.value))} r="4.5" fill="#0072b2" />
            </g>
          ))}
        </>
      )}
    </Plot>
  );
}
