import type { Calibration } from '../../../src';
import { at, Plot } from './Plot';

/** What the model predicts against what followed, by groups of patients. */
export function CalibrationPlot({ calibration }: { readonly calibration: Calibration }) {
  const { groups } = calibration;
  return (
    <Plot
      title="Calibration of the logistic regression"
      x={{ label: 'Predicted probability of a new fracture', domain: [0, 1], isExact: true }}
      y={{ label: 'Observed share', domain: [0, 1], isExact: true }}
      legend={[
        {
          sign: <circle r="4.5" fill="#0072b2" />,
          text: `${groups.length} groups of patients, with 95% intervals; the dotted line is perfect`,
        },
      ]}
    >
      {(x, y) => (
        <>
          <path
            d={`M${at(x(0))} ${at(y(0))}L${at(x(1))} ${at(y(1))}`}
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
