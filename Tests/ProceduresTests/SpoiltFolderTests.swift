import Foundation
import Glibc
import Kernel
import SourceFiles
import Testing

@testable import Procedures

@Suite("Folders nobody wrote as a procedure") struct SpoiltFolderTests {
  @Test(
    "missing, strange and huge files are found",
    arguments: [
      ("form.yaml", nil, FolderFinding.Code.missingFile), ("text/en.yaml", nil, .missingFile),
      ("notes.txt", "x", .unexpectedFile), ("documents/Big Name.yaml", "x", .unexpectedFile),
      ("form.yaml", String(repeating: "# \n", count: 400_000), .fileTooLarge),
      ("form.yaml", String(repeating: "[", count: 5000), .tooDeep),
      ("form.yaml", String(repeating: "- ", count: 5000), .tooDeep),
      ("form.yaml", String(repeating: " ", count: 5000) + "a: b", .tooDeep),
    ] as [(String, String?, FolderFinding.Code)])
  func files(file: String, content: String?, code: FolderFinding.Code) {
    var files = SmallFolder.files
    files[file] = content
    #expect(SmallFolder.read(files).findings.map(\.code) == [code])
  }

  @Test("bytes that are no UTF-8, and nothing at all, are found")
  func bytes() {
    var files = SmallFolder.files.mapValues { Array($0.utf8) }
    files["messages.yaml"] = [0xFF, 0xFE, 0x00]
    #expect(ProcedureFolderReader.read(files, named: "small").findings.map(\.code) == [.notUTF8])
    #expect(ProcedureFolderReader.read([:], named: "small").findings.count == 3)
    #expect(ProcedureFolderReader.read("/nonexistent").findings.map(\.code) == [.missingFolder])
  }

  @Test("aliases that would grow beyond memory are refused unread")
  func bomb() {
    var lines = ["a0: &a0 [x, x]"]
    for number in 1...40 { lines.append("a\(number): &a\(number) [*a\(number - 1), *a\(number - 1)]") }
    lines.append("? *a40\n: x")
    var files = SmallFolder.files
    files["form.yaml"] = lines.joined(separator: "\n")
    #expect(SmallFolder.read(files).findings.map(\.code) == [.aliasUsed])
  }

  @Test("an alias is seen wherever YAML sees one", arguments: [
    #"{"a":&x [b], "c":*x}"#, "[&x :b, *x ]", "a: &x b\nc: *x", "- &x\n- *x", "? &x a\n: *x",
  ])
  func aliases(text: String) throws {
    let finding = try #require(throws: SourceTrouble.self) {
      try YAMLSource.read(Array(text.utf8), file: "form.yaml")
    }
    #expect(finding.code == .aliasUsed)
  }

  @Test("a sign in a text is no alias", arguments: ["a: R&D と*D*", "a: 甲&乙\nb: 丙*乙", "a: b & c * d"])
  func signs(text: String) throws {
    #expect(throws: Never.self) { try YAMLSource.read(Array(text.utf8), file: "form.yaml") }
  }

  @Test("an empty form is one mistake, and not one for everything that looks at its questions")
  func emptyForm() {
    for content in ["", "hello", "sections: []\n", "- a\n"] {
      var files = SmallFolder.files
      files["form.yaml"] = content
      let findings = SmallFolder.read(files).findings
      #expect(Set(findings.map(\.mark.file)) == ["form.yaml"], "\(findings)")
    }
  }

  @Test("more questions than anybody fills in are one mistake, also where a group makes them")
  func tooManyQuestions() {
    let name = "{id: applicant-name, type: name, label: 氏名, role: applicant.name}"
    let many = (0..<DefinitionReader.mostQuestions).map { "{id: q\($0), type: text, label: 問}" }
    let group = (0..<100).map { "{id: q\($0), type: text, label: 問}" }
    let uses = (0..<DefinitionReader.mostQuestions / group.count).map { "{use: many, as: u\($0)}" }
    for (questions, groups) in [(many, [:]), (uses, ["groups/many.yaml": group])] {
      var files = SmallFolder.files
      let list = ([name] + questions).map { "      - \($0)\n" }.joined()
      files["form.yaml"] = "sections:\n  - id: s\n    title: 題\n    questions:\n\(list)"
      for (file, questions) in groups {
        files[file] = "version: 1\nquestions:\n" + questions.map { "  - \($0)\n" }.joined()
      }
      #expect(SmallFolder.read(files).findings.map(\.code) == [.tooManyQuestions])
    }
  }

  @Test("a byte order mark and line ends of other systems are read")
  func marks() throws {
    let files = SmallFolder.files.mapValues { Array("\u{FEFF}\($0.replacing("\n", with: "\r\n"))".utf8) }
    let outcome = ProcedureFolderReader.read(files, named: "small", for: SmallFolder.town)
    #expect(outcome.findings.isEmpty, "\(outcome.findings)")
    #expect((outcome.definition == SmallFolder.read(SmallFolder.files).definition) as Bool)
  }

  /// Text as it may come out of other programs: a file, its bytes, the finding and its line.
  static let encodings: [(String, [UInt8], FolderFinding.Code, String?, Int)] = [
    ("form.yaml", wide("sections: []", mark: [0xFF, 0xFE]), .notUTF8, "wide", 1),
    ("form.yaml", wide("題: 名", mark: [0xFE, 0xFF]), .notUTF8, "wide", 1),
    // 小さな in Shift_JIS, on the second line.
    ("procedure.yaml", Array("id: small\ntitle: ".utf8) + [0x8F, 0xAC, 0x82, 0xB3, 0x82, 0xC8], .notUTF8, nil, 2),
    ("decisions/fee.dmn", Array("<a>\n\n".utf8) + [0x8F, 0xAC], .notUTF8, nil, 3),
    ("messages.yaml", Array("received:\n  subject: か\u{3099}".utf8), .splitLetters, nil, 2),
    ("messages.yaml", Array("e\u{301}: x".utf8), .splitLetters, nil, 1),
    ("tables/ward.csv", Array("id,label\na,は\u{309A}".utf8), .splitLetters, nil, 2),
    ("form.yaml", Array("a: \u{1B}[31m".utf8), .notYAML, "control", 1),
    ("form.yaml", Array("a: b\nc: \u{0}".utf8), .notYAML, "control", 2),
  ]

  private static func wide(_ text: String, mark: [UInt8]) -> [UInt8] {
    let isLittle = mark[0] == 0xFF
    return mark + text.utf16.flatMap { unit in
      isLittle ? [UInt8(unit & 255), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 255)]
    }
  }

  @Test("text in another encoding is refused at the line where it begins", arguments: encodings)
  func encoding(file: String, bytes: [UInt8], code: FolderFinding.Code, variant: String?, line: Int) throws {
    var files = SmallFolder.files.mapValues { Array($0.utf8) }
    files[file] = bytes
    let findings = ProcedureFolderReader.read(files, named: "small").findings.filter { $0.mark.file == file }
    #expect(findings.map(\.code) == [code] && findings.first?.variant == variant && findings.first?.mark.line == line)
  }

  @Test("か with the small circle of Ainu, which has no sign of its own, is a letter like others")
  func ainu() throws {
    #expect(try SourceText.read(Array("か\u{309A}".utf8), file: "form.yaml") == "か\u{309A}")
  }

  /// YAML as people get it wrong: the text, the sentence that says so, and the line.
  static let yaml: [(String, YAMLTrouble.Kind, Int)] = [
    ("a:\n\tb: c", .tab, 2), ("a: b\nc: \"d\ne: f", .quote, 2), ("a: 'b\nc: d\ne: f", .quote, 1),
    ("a: b\nc: [d, e\nf: g", .bracket, 2), ("a: {b: c\nd: e", .bracket, 1), ("a: b\nc：d\ne: f", .colon, 2),
    ("a: b: c", .secondColon, 1), ("a: b\n  c: d", .secondColon, 2), ("a:\n   b: c\n  d: e", .indent, 3),
    ("a: b\n- c", .indent, 2), ("a: b\n---\nc: d", .document, 2), ("a: \"\\q\"", .escape, 1), ("a: @b", .sign, 1),
    ("a: %b", .sign, 1), ("a: !b!c d", .tag, 1), ("%YAML 9.9\n---\na: b", .tag, 1),
  ]

  @Test("what is no YAML is told in terms of what was written", arguments: yaml)
  func noYAML(text: String, kind: YAMLTrouble.Kind, line: Int) throws {
    let finding = try #require(throws: SourceTrouble.self) {
      try YAMLSource.read(Array(text.utf8), file: "form.yaml")
    }
    #expect(finding.code == .notYAML && finding.variant == kind.rawValue && finding.mark.line == line, "\(finding)")
  }

  @Test("every trouble with a file is a finding of the same name", arguments: SourceTrouble.Code.allCases)
  func named(code: SourceTrouble.Code) { #expect(FolderFinding.Code(rawValue: code.rawValue) != nil) }

  @Test("every kind of trouble with YAML has its words", arguments: YAMLTrouble.Kind.allCases)
  func words(kind: YAMLTrouble.Kind) {
    for language in [Language.japanese, .english] where ![.other, .anchor].contains(kind) {
      let finding = FolderFinding(.notYAML, variant: kind.rawValue, at: SourceMark(file: "form.yaml"))
      let texts = ProceduresFeature.catalogue.texts(in: language)
      for words in [finding.what(texts), finding.wouldBeRight(texts)] { #expect(!words.hasPrefix("procedures.")) }
    }
  }

  @Test("a key that stands twice is shown where it stands again, with the place where it stood first")
  func twice() throws {
    let text = "id: a\nways:\n  phone: 1\n  post: 2\n  phone: 3\n"
    let finding = try #require(throws: SourceTrouble.self) {
      try YAMLSource.read(Array(text.utf8), file: "procedure.yaml")
    }
    #expect(finding.code == .duplicateKey && finding.mark.line == 5 && finding.values == ["key": "phone", "line": "3"])
  }

  @Test("a sign that would steer a terminal is written out")
  func steering() {
    let finding = FolderFinding(
      .unexpectedFile, at: SourceMark(file: "a\n\u{1B}[31m\u{202E}.txt"), ["file": "a\n\u{1B}[31m\u{202E}.txt"])
    let line = finding.line(ProceduresFeature.catalogue.texts(in: .english))
    #expect(line.hasPrefix(#"a\u{A}\u{1B}[31m\u{202E}.txt:1:1: "#))
    #expect(!line.contains { $0 == "\n" } && !line.unicodeScalars.contains("\u{1B}"))
  }

  static let names: [(String, String?)] = [
    ("Form.yaml", "form.yaml"), ("form.yml", "form.yaml"), ("form.yaml~", "form.yaml"), ("text/en.yml", "text/en.yaml"),
    ("documents/Notice.YML", "documents/notice.yaml"), ("decisions/fees.dmn", "decisions/fee.dmn"), ("notes.txt", nil),
  ]

  @Test("a file that has nearly the right name is told the right one", arguments: names)
  func nearNames(file: String, suggestion: String?) throws {
    var files = SmallFolder.files
    files[file] = "x"
    let finding = try #require(SmallFolder.read(files).findings.first { $0.code == .unexpectedFile })
    #expect(finding.mark.file == file && finding.values["suggestion"] == suggestion)
  }
}

@Suite("Folders with more than files in them") struct FolderFilesTests {
  private func codes(_ folder: String) -> [String] {
    ProcedureFolderReader.read(folder, for: SmallFolder.town).findings.map { "\($0.mark.file) \($0.code.rawValue)" }
  }

  @Test("links are not followed, to files or to folders")
  func links() throws {
    try SmallFolder.written { folder in
      #expect(codes(folder).isEmpty)
      let manager = FileManager.default
      try manager.createSymbolicLink(atPath: "\(folder)/decision.yaml", withDestinationPath: "\(folder)/form.yaml")
      try manager.createSymbolicLink(atPath: "\(folder)/groups", withDestinationPath: "/etc")
      #expect(codes(folder) == ["decision.yaml linked-file", "groups linked-file"])
    }
  }

  @Test("what is no file is not opened: a pipe nobody writes to, a folder where a file should be")
  func specialFiles() throws {
    try SmallFolder.written(["messages.yaml": nil]) { folder in
      try #require(mkfifo("\(folder)/messages.yaml", 0o600) == 0)
      try FileManager.default.createDirectory(atPath: "\(folder)/decision.yaml", withIntermediateDirectories: false)
      try FileManager.default.createDirectory(atPath: "\(folder)/text/more/x", withIntermediateDirectories: true)
      #expect(codes(folder) == ["decision.yaml not-a-file", "messages.yaml not-a-file", "text/more unexpected-file"])
    }
  }

  @Test("a file that claims to be a gigabyte is not read")
  func sparse() throws {
    try SmallFolder.written(["decision.yaml": []]) { folder in
      let file = try #require(FileHandle(forWritingAtPath: "\(folder)/decision.yaml"))
      try file.truncate(atOffset: 1 << 30)
      try file.close()
      #expect(codes(folder) == ["decision.yaml file-too-large"])
    }
  }

  @Test("too many files, or too much in them, is one mistake")
  func tooMuch() throws {
    let many = Dictionary(uniqueKeysWithValues: (0..<500).map { ("examples/e-\($0).yaml", Optional([UInt8(0x23)])) })
    try SmallFolder.written(many) { #expect(codes($0).map { $0.split(separator: " ").last } == ["folder-too-large"]) }
    let megabyte = Optional([UInt8](repeating: 0x23, count: 950_000))
    let large = Dictionary(uniqueKeysWithValues: (0..<11).map { ("examples/e-\($0).yaml", megabyte) })
    try SmallFolder.written(large) { folder in
      let findings = ProcedureFolderReader.read(folder).findings
      #expect(findings.map(\.code) == [.folderTooLarge] && findings.first?.variant == "bytes")
    }
  }

  @Test("what file managers leave behind does not matter, everything else does")
  func leftBehind() throws {
    let changes: [String: [UInt8]?] = [
      ".DS_Store": [0], "documents/.DS_Store": [0], "Thumbs.db": [0], "desktop.ini": [0], "._form.yaml": [0],
      ".hidden": [0], "a\nb": [0],
    ]
    try SmallFolder.written(changes) { #expect(codes($0) == [".hidden unexpected-file", "a\nb unexpected-file"]) }
  }

  @Test(
    "a file that may not be read is not as good as missing",
    .disabled(if: getuid() == 0, "the administrator may read every file"))
  func unreadable() throws {
    try SmallFolder.written { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: "\(folder)/decisions/fee.dmn")
      #expect(codes(folder).contains("decisions/fee.dmn unreadable-file"))
    }
  }
}
