/// Where the parts of a workbook stand in its archive.
struct WorkbookParts {
  struct SheetPart {
    let name: String
    let path: String
  }

  private(set) var sheets: [SheetPart] = []
  private(set) var sharedTexts: String?
  private(set) var styles: String?
  /// Whether days are counted from 1904, as old Macintoshes did.
  private(set) var countsFrom1904 = false
  private let archive: ZipArchive
  private let limits: SpreadsheetLimits

  init(_ archive: ZipArchive, limits: SpreadsheetLimits) throws(SpreadsheetProblem) {
    self.archive = archive
    self.limits = limits
    guard let root = try relations(of: "")?.values.first(where: { $0.type == "officeDocument" })?.target,
      let bytes = try archive.part(root)
    else { throw .notASpreadsheet }
    let relations = try relations(of: root) ?? [:]
    sharedTexts = relations.values.first { $0.type == "sharedStrings" }?.target
    styles = relations.values.first { $0.type == "styles" }?.target
    try readWorkbook(PartReader(bytes, part: root, limits: limits), relations)
    guard !sheets.isEmpty else { throw .notASpreadsheet }
  }

  private struct Relation {
    /// The last word of the type, which is the same in all editions.
    let type: String
    let target: String
  }

  /// The relations of a part by their ids; nil where it has none.
  private func relations(of path: String) throws(SpreadsheetProblem) -> [String: Relation]? {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let file = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let part = "\(folder)_rels/\(file).rels"
    guard let bytes = try archive.part(part) else { return nil }
    var reader = try PartReader(bytes, part: part, limits: limits)
    var relations: [String: Relation] = [:]
    while let piece = try reader.next() {
      guard case .begin("Relationship", let attributes) = piece, attributes["TargetMode"] != "External",
        let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
      else { continue }
      relations[id] = Relation(
        type: type.split(separator: "/").last.map(String.init) ?? "", target: WorkbookParts.path(target, from: folder))
    }
    return relations
  }

  /// The path in the archive of a target as a part in a folder names it.
  private static func path(_ target: String, from folder: String) -> String {
    var steps: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  private mutating func readWorkbook(
    _ workbook: PartReader, _ relations: [String: Relation]
  ) throws(SpreadsheetProblem) {
    var reader = workbook
    while let piece = try reader.next() {
      guard case .begin(let name, let attributes) = piece else { continue }
      switch name {
      case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
      case "sheet":
        // What an officer has hidden is no part of what they hand in.
        guard attributes["state"] == nil || attributes["state"] == "visible", let id = attributes["id"],
          let relation = relations[id], relation.type == "worksheet"
        else { continue }
        guard sheets.count < limits.sheets else { throw .tooLarge(.sheets, most: limits.sheets) }
        sheets.append(SheetPart(name: attributes["name"] ?? "", path: relation.target))
      default: break
      }
    }
  }
}
