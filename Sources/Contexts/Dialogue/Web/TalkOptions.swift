import DesignSystem
import FormScript
import HTMLKit
import Kernel
import Web

extension HTML {
  /// A press answers with the number; several options are named in words.
  mutating func talkOptions(_ step: ScriptStep, _ texts: Texts) {
    guard !step.options.isEmpty else { return }
    if step.expects == .options {
      ol(["class": "talk-options"]) { h in for option in step.options { h.li(option.label) } }
      return
    }
    ul(["class": "talk-options", "aria-label": texts["dialogue.choose"]]) { h in
      for option in step.options {
        h.li { h in
          h.actionButton(
            ActionButton(
              "\(option.number)\u{3000}\(option.label)", rank: .secondary, name: "choice", value: "\(option.number)",
              skipsChecks: true))
          if let hint = option.hint { h.p(["class": "ds-hint"], hint) }
        }
      }
    }
  }

  /// What can be said at any time. Sent as the conversation itself understands it, whatever the language of the button.
  mutating func talkCommands(_ step: ScriptStep, _ texts: Texts) {
    guard step.kind != .stopped else { return }
    var commands = ["back"]
    if step.canBeSkipped { commands.append("skip") }
    if step.canBeUnknown { commands.append("unknown") }
    div(["class": "talk-commands", "role": "group", "aria-label": texts["dialogue.command"]]) { h in
      if let row = step.nextRow {
        h.actionButton(
          ActionButton(
            texts["dialogue.command.another", ["title": row]], rank: .quiet, name: "choice", value: "another",
            skipsChecks: true))
      }
      for command in commands + ["help", "stop"] {
        h.actionButton(
          ActionButton(
            texts["dialogue.command.\(command)"], rank: .quiet, name: "choice", value: command, skipsChecks: true))
      }
    }
  }
}
