// The published site's widgets. The page of what is kept has a script of its own, so that no other page carries it.
import { baseRates } from "../../widgets/base_rates/base_rates.js";
import { desk } from "../../widgets/desk/desk.js";
import { examResultWidget } from "../../widgets/exam_result/exam_result.js";
import { filter } from "../../widgets/parts/filter.js";
import { planner } from "../../widgets/planner/planner.js";
import { quiz } from "../../widgets/quiz/quiz.js";
import { scenario } from "../../widgets/scenario/scenario.js";
import { startSite } from "./site.js";
import { still } from "../../widgets/parts/still.js";
import { yourPath } from "./your_path.js";

function startPage() {
  startSite({
    base_rates: baseRates,
    desk,
    exam_result: examResultWidget,
    filter,
    planner,
    quiz,
    scenario,
    still,
    your_path: yourPath,
  });
}

if (typeof document !== "undefined") startPage();
