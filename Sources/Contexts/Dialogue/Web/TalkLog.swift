import DesignSystem
import FormSchema
import FormScript
import HTMLKit
import Kernel
import Web

/// So many of the last answers are in sight; those before them are one touch away.
private let linesInSight = 2

extension HTML {
  /// What was said so far. Each answer can be given anew.
  mutating func talkLog(_ model: TalkModel, _ formGuard: FormGuard, _ texts: Texts) {
    let lines = model.view.log
    guard !lines.isEmpty else { return }
    let earlier = Array(lines.dropLast(linesInSight))
    section(["class": "talk-log", "role": "log", "aria-labelledby": "talk-log"]) { h in
      h.h2(["id": "talk-log", "class": "ds-visually-hidden"], texts["dialogue.log"])
      h.postForm(to: TalkRoutes.path(model.procedure), guard: formGuard) { h in
        if !earlier.isEmpty {
          h.disclosure(
            Disclosure(texts["dialogue.log.earlier", ["n": "\(earlier.count)"]]) { h in h.exchanges(earlier, texts) })
        }
        h.exchanges(Array(lines.suffix(linesInSight)), texts)
      }
    }
  }

  /// Under the title of each part of the form.
  /// - Parameter canChange: whether each answer has the button to give it anew.
  mutating func exchanges(_ lines: [ScriptLine], canChange: Bool = true, _ texts: Texts) {
    var part: String?
    for line in lines {
      if let own = line.part, own != part {
        h3(["class": "talk-part"], own)
        part = own
      }
      talkLine(line.words, "talk-us", "dialogue.us", texts)
      div(["class": "talk-answer"]) { h in
        h.p(["class": "talk-line talk-you"]) { h in
          h.visuallyHidden(texts["dialogue.you"])
          h.talkText(line.answer, isTheirs: true)
        }
        guard canChange else { return }
        h.actionButton(
          ActionButton(
            texts["dialogue.change"], rank: .quiet, name: "return", value: line.step,
            hiddenSuffix: texts["design.change.what", ["what": line.label]], skipsChecks: true))
      }
    }
  }

  /// Who speaks is told in words, too: not by place and colour alone.
  mutating func talkLine(_ text: String, _ name: String, _ speaker: String, _ texts: Texts) {
    p(["class": "talk-line \(name)"]) { h in
      h.visuallyHidden(texts[speaker])
      h.talkText(text)
    }
  }

  /// - Parameter isTheirs: furigana are not put over what somebody said of themselves.
  private mutating func talkText(_ text: String, isTheirs: Bool = false) {
    for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: true).enumerated() {
      if index > 0 { br() }
      if isTheirs { plainText(String(part)) } else { self.text(String(part)) }
    }
  }

  /// The answers before they are sent, each with a button to change it.
  mutating func talkSummary(_ model: TalkModel, _ formGuard: FormGuard, _ texts: Texts) {
    postForm(to: TalkRoutes.path(model.procedure), guard: formGuard) { h in
      h.dl(["class": "ds-summary"]) { h in
        for line in model.step.lines {
          h.div(["class": "ds-summary-row"]) { h in
            h.dt(line.label)
            h.dd(["class": "ds-summary-answer"]) { h in
              for (index, part) in line.text.split(separator: "\n").enumerated() {
                if index > 0 { h.br() }
                h.plainText(String(part))
              }
            }
            h.dd(["class": "ds-summary-change"]) { h in
              h.actionButton(
                ActionButton(
                  texts["design.change"], rank: .quiet, name: "mend", value: line.question,
                  hiddenSuffix: texts["design.change.what", ["what": line.label]], skipsChecks: true))
            }
          }
        }
      }
    }
  }
}
