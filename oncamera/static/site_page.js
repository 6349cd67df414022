// The published site's widgets. The page of what is kept has a script of its own, so that no other page carries it.
import { baseRates } from "./base_rates.js";
import { desk } from "./desk.js";
import { examResultWidget } from "./exam_result.js";
import { filter } from "./filter.js";
import { planner } from "./planner.js";
import { quiz } from "./quiz.js";
import { scenario } from "./scenario.js";
import { startSite } from "./site.js";
import { still } from "./still.js";
import { yourPath } from "./your_path.js";

function startPage() {
  startSite({ base_rates: baseRates, desk, exam_result: examResultWidget, filter, planner, quiz, scenario, still, your_path: yourPath });
}

if (typeof document !== "undefined") startPage();
