import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// What changes of a procedure are about, in the order in which it matters to a resident.
enum DifferenceGroup: String, Sendable, CaseIterable {
  /// 申請書のページと質問
  case questions
  /// 表示する条件と、答えどうしのきまり
  case conditions
  /// 決定表とコード表
  case tables
  /// 手続きの案内
  case facts
  /// お知らせの文
  case messages
  /// 書類
  case papers
  /// やさしい日本語と英語
  case words
  /// 職員だけが見るもの
  case staff

  init(_ change: DraftChange) {
    guard change.path.file != "decision.yaml" else {
      self = .staff
      return
    }
    self =
      switch change.thing {
      case .procedure, .reason: .facts
      case .section, .question, .option, .groupUse, .group: change.key == "when" ? .conditions : .questions
      case .check: .conditions
      case .decision, .rule, .codeTable, .codeRow: .tables
      case .document, .block: .papers
      case .message: .messages
      case .translation: .words
      case .example, .file: .staff
      }
  }
}

extension DraftChange {
  /// Whether whoever applies meets it at once: what is asked, what it costs, who may apply, what one gets.
  var isNoticed: Bool {
    guard DifferenceGroup(self) != .staff else { return false }
    switch thing {
    case .section, .option, .groupUse: return kind == .added || kind == .removed
    case .question:
      return kind == .added || kind == .removed || ["label", "type", "optional", "statement"].contains(key)
    case .decision(let name), .rule(_, let name): return ["fee", "eligibility", "attachments"].contains(name)
    case .procedure:
      return ["title", "cost", "who-may-apply", "needed", "expected-days", "deadline-days", "other-ways"].contains(key)
    case .document: return kind == .added || kind == .removed
    default: return false
    }
  }
}

extension HTML {
  /// Writes what differs, first what a resident notices, then everything by what it is about.
  mutating func differences(_ difference: DraftDifference, _ texts: Texts) {
    guard !difference.isEmpty else { return p(texts["builder.staff.difference.none"]) }
    let noticed = difference.changes.filter(\.isNoticed)
    p(texts["builder.staff.difference.count", ["n": "\(difference.changes.count)"]])
    if !noticed.isEmpty {
      callout(
        Callout(.note, title: texts["builder.staff.difference.noticed"]) { h in h.changeList(noticed, texts) })
    }
    let grouped = Dictionary(grouping: difference.changes, by: DifferenceGroup.init)
    for group in DifferenceGroup.allCases {
      guard let changes = grouped[group] else { continue }
      let title = texts["builder.staff.difference.\(group.rawValue)"]
      disclosure(
        Disclosure(
          texts["builder.staff.difference.group", ["group": title, "n": "\(changes.count)"]], isOpen: noticed.isEmpty
        ) { h in h.changeList(changes, texts) })
    }
  }

  private mutating func changeList(_ changes: [DraftChange], _ texts: Texts) {
    ul { h in
      for change in changes.prefix(Self.mostChanges) {
        h.li { h in h.plainText(change.sentence(in: texts.officerLanguage)) }
      }
      let left = changes.count - Self.mostChanges
      if left > 0 { h.li(texts["builder.staff.difference.more", ["n": "\(left)"]]) }
    }
  }

  private static var mostChanges: Int { 200 }
}
