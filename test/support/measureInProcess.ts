import { measureLevel } from '../../src/study/measureLevel';
import { hashResult } from './hashResult';
import { PROPERTY_SEED, propertyPhantom } from './propertyPhantom';

// Run by test/unit/properties/purity.test.ts in a process of its own: prints the hash of one level.
process.stdout.write(hashResult(measureLevel(propertyPhantom(), PROPERTY_SEED, 3)));
