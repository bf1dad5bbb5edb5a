import DesignSystem
import FormSchema
import FormScript
import HTMLKit
import Kernel
import Web

/// The whole script on paper, for whoever takes calls without a screen.
func scriptPage(_ script: Script, texts: Texts) -> Page {
  let title = texts["dialogue.staff.script.title", ["title": script.words.title]]
  let crumbs = [Breadcrumbs.Crumb(texts["dialogue.staff.title"], href: PhoneRoutes.path)]
  return Page(title, audience: .staff, breadcrumbs: crumbs) { h in
    h.wholeScript(script, title: title, texts)
  }
}

extension HTML {
  /// Everything that is said, part by part.
  mutating func wholeScript(_ script: Script, title: String, _ texts: Texts) {
    talkStyles()
    h1(title)
    p(texts["dialogue.staff.script.lead"])
    for part in script.outline {
      h2(part.title)
      if let intro = part.intro { p(intro) }
      dependence(part.dependsOn, texts)
      questions(part.questions, texts)
    }
  }

  fileprivate mutating func dependence(_ questions: [String], _ texts: Texts) {
    guard !questions.isEmpty else { return }
    let named = questions.map { texts.language == .english ? "“\($0)”" : "「\($0)」" }
    let list = named.joined(separator: texts.language == .english ? ", " : "")
    p(["class": "ds-quiet"], texts["dialogue.staff.script.when", ["questions": list]])
  }

  fileprivate mutating func questions(_ questions: [ScriptOutline.Entry], _ texts: Texts) {
    ol(["class": "talk-script"]) { h in
      for question in questions {
        h.li { h in
          h.p(["class": "talk-question"], question.words)
          h.dependence(question.dependsOn, texts)
          if let hint = question.hint { h.p(["class": "ds-quiet"], hint) }
          if question.isOptional { h.p(["class": "ds-quiet"], texts["dialogue.staff.script.optional"]) }
          if !question.options.isEmpty { h.ul { h in for option in question.options { h.li(option) } } }
          guard let row = question.row else { return }
          h.p(texts["dialogue.staff.script.rows", ["title": row]])
          h.questions(question.inner, texts)
        }
      }
    }
  }
}
