/** The end of the page's address when it is loaded anew because it had failed, so that it can say so. */
export const failedHash = '#failed';
