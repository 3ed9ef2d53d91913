// Loads the small behaviours of the site. Each finds its elements by a data attribute.
import "./restore.js";
import "./autosave.js";
import "./answer.js";
import "./clock.js";
import "./place.js";
import "./toc.js";
import "./keys.js";
import "./ordering.js";
import "./marking.js";
import "./lists.js";
import "./sort.js";
import "./plan.js";
import "./team.js";
import "./giving.js";
import "./follow.js";
import "./countdown.js";
import "./wall.js";
