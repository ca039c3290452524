console.log('loading');
throw new TypeError('thrown while loading');
