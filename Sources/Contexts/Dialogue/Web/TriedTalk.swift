import DesignSystem
import FormSchema
import FormScript
import HTMLKit
import Kernel
import Ports
import Web

extension DialogueFeature {
  /// Writes a conversation in which somebody has given these answers, up to what is asked next. Nothing can be said.
  public static func writeTalk(_ tried: TriedApplication, _ texts: Texts, into html: inout HTML) {
    let script = Script(tried.definition, texts: texts, today: tried.day)
    let view = script.view(script.resumed(ScriptPlace(), tried.typed), tried.typed)
    html.talkStyles()
    html.h1(texts["dialogue.title", ["title": script.words.title]])
    html.talkProgress(view, texts)
    html.section(["class": "talk-log", "aria-label": texts["dialogue.log"]]) { h in
      h.exchanges(view.log, canChange: false, texts)
    }
    html.section(["class": "talk-now", "aria-labelledby": "talk-question"]) { h in
      let step = view.step
      for told in step.told { h.talkLine(told, "talk-us talk-told", "dialogue.us", texts) }
      h.h2(["id": "talk-question", "class": "talk-question"], step.words)
      if !step.lines.isEmpty { h.summaryList(SummaryList(step.lines.map { .init($0.label, $0.text) }), texts) }
      if let hint = step.hint { h.p(["class": "ds-quiet"], hint) }
      h.talkOptions(step, texts)
    }
  }

  /// Writes the whole script that an officer reads on the telephone.
  public static func writeScript(_ tried: TriedApplication, _ texts: Texts, into html: inout HTML) {
    let script = Script(tried.definition, texts: texts, manner: .spoken, today: tried.day)
    html.wholeScript(script, title: texts["dialogue.staff.script.title", ["title": script.words.title]], texts)
  }
}
