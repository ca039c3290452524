var nothing = 'to run';
