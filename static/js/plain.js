// Pages without a cell: the index, the about page, errors.
import { startContents } from './page/contents.js';
import { startFind } from './find/find.js';
import { startKeep } from './page/keep.js';
import { settled, watchAlone } from './page/renew.js';
import { startTheme } from './page/theme.js';

startTheme();
startContents();
startKeep();
settled();
watchAlone();
startFind();
