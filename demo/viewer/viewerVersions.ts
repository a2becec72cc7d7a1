/** A published build of the stock viewer, pinned. */
export interface PublishedViewer {
  /** Of the package's tarball, as the npm registry states it (`npm view @ohif/app@V dist.integrity`). */
  readonly integrity: string;
  /** Size of the tarball, bytes, for showing progress. */
  readonly tarballBytes: number;
}

/** The version that the plugin is made for first. */
export const DEFAULT_VIEWER_VERSION = '3.13.2';

/** The stock viewers (`@ohif/app`) that the plugin is tried with. */
export const PUBLISHED_VIEWERS: Readonly<Record<string, PublishedViewer>> = {
  '3.14.0-beta.6': {
    integrity:
      'sha512-QwA0talqhh4VlUR+QgT2t8FP7NpX++4s6Z9Cp5VIcta3JMd2zGBPTp/R9t7JaX0Xi1AHAZAJxTv502R+SawaBg==',
    tarballBytes: 49_909_242,
  },
  '3.13.2': {
    integrity:
      'sha512-WZdxmpmG7rqFgW9ZJLcbgr3XCtLi1KDNPoMaeY5PPe6j4G4fjEjjkycZM6C6Zk2F87BKxFfpq+jd5xXZB9E8EA==',
    tarballBytes: 49_906_651,
  },
  '3.12.10': {
    integrity:
      'sha512-0kuF66Mq9c9dMD++bUsTjMrJpXJwaZhz9B4uS244DawAjSkTwIYFU93pxPuRUQixaRi7QAHlF3Fe1qudBlZrmA==',
    tarballBytes: 48_509_946,
  },
  '3.11.1': {
    integrity:
      'sha512-0lJRyHguGuIR06PxeJ3rqnPWf1OAqsaXGuqT2kl5HkNjIOxBDnRTTMvyHnkn3ZyjcHlsIhY8gf0h7AhVORqsSQ==',
    tarballBytes: 47_496_656,
  },
};
