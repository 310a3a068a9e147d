// What scripts add to pages that already work: open menus close again, an error summary takes the focus, a ballot answers
// while it is filled in. No rule of the product stands here.
import { closeMenus } from './menus.js';
import { keepWriting } from './desk.js';
import { focusErrorSummary } from './errors.js';
import { pasteClean } from './paste.js';
import { liveBallot } from './vote.js';
import { shortcuts } from './workbench.js';

closeMenus(document);
focusErrorSummary(document);
keepWriting(document);
pasteClean(document);
liveBallot(document);
shortcuts(document);
