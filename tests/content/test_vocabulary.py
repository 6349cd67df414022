"""The vocabulary stands in one place: the scripts' copy is written from it, and a new form is one more line."""

import json
import subprocess
import sys

from oncamera.content import vocabulary
from tests.conftest import ROOT
from tools.vocabulary import FILE, script

# With a sixth form, as if its line stood at the end of FORM_LIST.
DAY_365 = """
import json, sys, types
import oncamera.content
from pathlib import Path
path = Path(oncamera.content.__file__).with_name("vocabulary.py")
line = '    TestForm("day365", "Day 365", 11, exam=True, scored=True, after=365),\\n'
text = path.read_text().replace(")\\nFORMS = ", line + ")\\nFORMS = ", 1)
vocabulary = sys.modules["oncamera.content.vocabulary"] = types.ModuleType("oncamera.content.vocabulary")
oncamera.content.vocabulary = vocabulary
vocabulary.__file__ = str(path)
exec(compile(text, str(path), "exec"), vars(vocabulary))

from oncamera.content.course import Course
from oncamera.results.answers import AnswersFile
from oncamera.results.certificate import Certificate
from oncamera.results.exam import exam_key
from oncamera.results.result_code import Part, Result, encode, find_codes
from oncamera.results.submission import room_forms
from tools.vocabulary import script

course = Course.load(Path(sys.argv[1]))
form = next(form for form in room_forms(course) if form.form == "day365")
key = exam_key(course, "day365")
result = Result("1.0.0", "0badcafe", (Part("day365", form.print, (1,) * len(form.cases)),))
(back,) = find_codes(encode(result))
said = {"name": "A. Name", "role": "it", "date": "2026-12-01", "version": "1.0.0", "score": 80,
        "code": "0000-0000-0000-0000-0000"}
earned = [said | {"form": scored} for scored in vocabulary.SCORED]
kept = AnswersFile.model_validate({"schema": 1, "answers": {}, "certificates": earned})
print(json.dumps({
    "kept": len(kept.certificates),
    "form": form.name, "questions": len(key.questions), "cases": len(key.cases),
    "certificate": Certificate(form="day365", **said).form, "code": back.result.parts[0].form,
    "later": vocabulary.LATER["day365"], "track": vocabulary.CODED_FORMS.index("track-legal"),
    "script": "day365" in script(),
}))
"""


def test_the_scripts_have_the_vocabulary_as_it_is():
    assert FILE.read_text(encoding="utf-8") == script(), "Type: .venv/bin/python -m tools.vocabulary"


def test_a_form_more_is_one_line_in_one_list(tmp_path):
    question = "- id: a-year-on\n  form: day365\n  part: exam\n  ask: Is the door shut?\n  objective: Shut it.\n"
    question += "  choices:\n    a: {text: It is., because: It was shut., correct: true}\n"
    question += "    b: {text: It is not., because: It was shut.}\n"
    (tmp_path / "bank" / "questions").mkdir(parents=True)
    (tmp_path / "bank" / "questions" / "desk_day365.yml").write_text(question)
    example = (ROOT / "bank" / "README.md").read_text(encoding="utf-8").split("```yaml\n")[2].split("```")[0]
    case = example.replace("form: practice", "form: day365", 1)
    assert case != example
    (tmp_path / "bank" / "cases" / "onboarding").mkdir(parents=True)
    (tmp_path / "bank" / "cases" / "onboarding" / "parcel.yml").write_text(case, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", DAY_365, str(tmp_path)], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "form": "Day 365", "questions": 1, "cases": 1, "certificate": "day365", "code": "day365", "later": 365,
        "track": 10, "script": True, "kept": 4,
    }  # fmt: skip


def test_a_code_keeps_its_place_for_each_form():
    assert vocabulary.CODED_FORMS == [
        "practice", "baseline", "final", "day90", "day180",
        "track-recruiter", "track-manager", "track-it", "track-security", "track-finance", "track-legal",
    ]  # fmt: skip


def test_no_two_forms_have_one_number_in_a_code():
    assert len(set(vocabulary.CODES.values())) == len(vocabulary.CODES)
    assert set(vocabulary.TRACK_CODES) == set(vocabulary.ROLES)
