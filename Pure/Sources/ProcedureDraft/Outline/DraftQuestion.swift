import FormSchema
import Kernel

/// A question as it stands in a draft, right or wrong.
public struct DraftQuestion: Sendable, Equatable {
  /// Where it is written: in the form, the officer's form, or the file of its group.
  public let path: DraftPath
  public let part: FormPart
  /// Its id in the form; of a group's question with what ids begin with where it is used.
  public let id: String
  /// Short name in rules.
  public let name: String?
  /// The spelling of its type; what is no type stays as it was typed.
  public let type: String
  public let label: String
  /// The id of its section.
  public let section: String
  /// The ids of the rows it stands in, from the outside in.
  public let around: [String]
  /// How the group that brought it is used; `nil` for a question of the form itself.
  public let use: Use?
  /// What is written of it.
  public let json: JSONValue

  /// The place where a group is used.
  public struct Use: Sendable, Equatable {
    public let path: DraftPath
    public let group: String
    /// What ids begin with, before a hyphen.
    public let prefix: String
    /// The id inside the group.
    public let own: String
  }

  /// With the rows around it, as translations name it: `children.name`.
  public var fullID: String { (around + [id]).joined(separator: ".") }
  /// What a person calls it: its label, else its id.
  public var title: String { label.isEmpty ? id : label }

  /// The options of a choice, with their paths.
  public var options: [(path: DraftPath, id: String, label: String)] {
    let list = path.key("options")
    let items = json["options"]?.list ?? []
    return zip(JSONValue.steps(of: items), items).map {
      (list.appending($0), $1["id"]?.written ?? "", $1["label"]?.written ?? "")
    }
  }
}

/// A page of a form in a draft.
public struct DraftSection: Sendable, Equatable {
  public let path: DraftPath
  public let part: FormPart
  public let id: String
  public let title: String
  /// Questions on it, those of groups included, those of rows not.
  public let questionCount: Int
}
