import { DemoInputError } from '../../../demo/demoInputError';
import { parseOptions } from '../../../demo/options';

const parse = (commandLine: string, environment = {}) =>
  parseOptions(commandLine === '' ? [] : commandLine.split(' '), environment);

describe('the options of npm start', () => {
  test('have defaults for a first try on this machine only', () => {
    expect(parse('')).toEqual({
      port: 3000,
      host: '127.0.0.1',
      data: '.demo/archive',
      viewer: '3.13.2',
    });
  });

  test('are read from the command line', () => {
    expect(parse('--port 0 --host 0.0.0.0 --data d --dicom ct --viewer 3.12.10')).toEqual({
      port: 0,
      host: '0.0.0.0',
      data: 'd',
      dicom: 'ct',
      viewer: '3.12.10',
    });
  });

  test('take the authorization from the environment too, so that it is in no process list', () => {
    const environment = { VERTEBRAL_BMD_AUTHORIZATION: 'Bearer secret' };
    const options = parse('--dicomweb http://archive/dicom-web', environment);
    expect(options).toMatchObject({
      dicomweb: 'http://archive/dicom-web',
      authorization: 'Bearer secret',
    });
  });

  test.each([
    ['--port many', 'It must be a number from 0 to 65535'],
    ['--port 65536', 'It must be a number from 0 to 65535'],
    ['--viewer 2.0.0', 'Allowed choices are 3.14.0-beta.6, 3.13.2, 3.12.10, 3.11.1'],
    ['--dicomweb archive', 'It must be a URL that starts with http:// or https://'],
    ['--dicomweb file:///archive', 'It must be a URL that starts with http:// or https://'],
    ['--dicomweb http://archive --dicom ct', 'cannot be used with'],
    ['--dicomweb http://archive --data d', 'cannot be used with'],
    ['--authorization Bearer', '--authorization needs --dicomweb'],
    ['--prot 3000', "unknown option '--prot'"],
    ['3000', 'too many arguments'],
  ])('%s: refused in one line that says %s', (commandLine, reason) => {
    let error: unknown;
    try {
      parse(commandLine);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(DemoInputError);
    expect((error as Error).message).toContain(reason);
    expect((error as Error).message.trim()).not.toContain('\n');
  });
});
