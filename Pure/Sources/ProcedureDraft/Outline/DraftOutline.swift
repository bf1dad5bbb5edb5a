import FormSchema
import Kernel

/// All questions of a draft in page order, and what rules may call them.
///
/// - Complexity: linear in the draft; made anew after each edit, 5,000 questions take some milliseconds.
public struct DraftOutline: Sendable {
  public private(set) var sections: [DraftSection] = []
  /// Those of groups as often as they are used, those of rows behind their rows.
  public private(set) var questions: [DraftQuestion] = []
  private var byID: [String: Int] = [:]
  private var byPath: [DraftPath: Int] = [:]
  private var byRows: [String: [Int]] = [:]
  /// Where it was read.
  public let folder: DraftFolder

  public init(_ folder: DraftFolder) {
    self.folder = folder
    read(DraftPath("form.yaml"), .application)
    read(DraftPath("decision.yaml"), .decision)
    for (index, question) in questions.enumerated() {
      if byID[question.fullID] == nil { byID[question.fullID] = index }
      if byPath[question.path] == nil { byPath[question.path] = index }
      byRows[question.around.joined(separator: "."), default: []].append(index)
    }
  }

  /// The first question with this id; of a row by its full id, `children.name`.
  public func question(_ fullID: String) -> DraftQuestion? { byID[fullID].map { questions[$0] } }

  /// The questions of the forms themselves, without those of rows.
  public var outer: [DraftQuestion] { inner(of: "") }

  /// The questions of a row.
  public func inner(of fullID: String) -> [DraftQuestion] {
    (byRows[fullID] ?? []).map { questions[$0] }
  }

  /// A question at a place, or around it.
  public func question(at path: DraftPath) -> DraftQuestion? {
    var place: DraftPath? = path
    while let tried = place {
      if let index = byPath[tried] { return questions[index] }
      place = tried.parent
    }
    return nil
  }

  private mutating func read(_ file: DraftPath, _ part: FormPart) {
    for (path, section) in folder.items(file.key("sections")) {
      let before = questions.count
      let id = section["id"]?.written ?? ""
      read(path.key("questions"), part, section: id, around: [], in: nil)
      let count = questions[before...].count { $0.around.isEmpty }
      sections.append(
        DraftSection(path: path, part: part, id: id, title: section["title"]?.written ?? "", questionCount: count))
    }
  }

  /// - Parameter use: the group whose questions these are.
  private mutating func read(
    _ list: DraftPath, _ part: FormPart, section: String, around: [String], in use: DraftQuestion.Use?
  ) {
    guard around.count <= Self.deepestRows else { return }
    for (path, json) in folder.items(list) {
      if let group = json["use"]?.written {
        guard use == nil else { continue }
        let prefix = json["as"]?.written ?? group
        read(
          DraftPath("groups/\(group).yaml").key("questions"), part, section: section, around: around,
          in: .init(path: path, group: group, prefix: prefix, own: ""))
        continue
      }
      add(json, at: path, part, section: section, around: around, in: use)
    }
  }

  private mutating func add(
    _ json: JSONValue, at path: DraftPath, _ part: FormPart, section: String, around: [String],
    in use: DraftQuestion.Use?
  ) {
    let own = json["id"]?.written ?? ""
    // A row inside a group has ids of its own.
    let isOfGroup = use != nil && path.steps.count == 2
    let id = isOfGroup && !own.isEmpty ? "\(use?.prefix ?? "")-\(own)" : own
    let changed = isOfGroup ? use.flatMap { folder[$0.path.key("with").key(own)] } : nil
    func text(_ key: String) -> String? { (changed?[key] ?? json[key])?.written }
    let question = DraftQuestion(
      path: path, part: part, id: id, name: text("name"), type: text("type") ?? "",
      label: text("label") ?? "", section: section, around: around,
      use: use.map { .init(path: $0.path, group: $0.group, prefix: $0.prefix, own: own) }, json: json)
    questions.append(question)
    if question.type == QuestionType.Name.rows.rawValue {
      read(path.key("questions"), part, section: section, around: around + [id], in: use)
    }
  }

  private static let deepestRows = 3
}
