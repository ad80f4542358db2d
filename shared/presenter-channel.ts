/** The one channel of the presenter window: it asks for its view by it, and gets every new view by it. */
export const presenterChannel = 'presenter-view';
