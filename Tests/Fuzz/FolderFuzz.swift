import FormProof
import FormSamples
import FormSchema
import Foundation
import Kernel
import SourceFiles

@testable import Procedures

/// Any bytes as the folder of a procedure: each file begins behind a line `=== path`, the folder's name stands before
/// the first.
///
/// Nothing may crash, hang or grow without bound. Each finding says in Japanese and English what is wrong and what
/// would be right, at a line there is. What is accepted is the same after it was written as a folder and after it was
/// stored; it can be proven, its examples can be run, and invented people can fill it in.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFolder(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let folder = FuzzedFolder(Array(UnsafeBufferPointer(start: bytes, count: count)))
  let read = ProcedureFolderReader.read(folder.files, named: folder.name)
  check(read.findings, of: folder)
  guard let definition = read.definition else {
    if !read.findings.contains(where: { $0.severity == .mistake }) { fail("refused without a mistake") }
    return 0
  }
  check(read.proven(on: today, options: FormProof.Options(steps: 2_000)).findings, of: folder)
  _ = ExampleRunner.run(definition)
  checkWriting(definition, folder)
  fillIn(definition, seed: UInt64(count))
  return 0
}

private let today = CivilDate(year: 2026, month: 11, day: 21)!

private let texts: [Texts] = [Language.japanese, .english].map { language in
  let path = "Sources/Contexts/Procedures/Text/\(language.rawValue).json"
  guard let json = FileManager.default.contents(atPath: path),
    let catalogue = try? TextCatalogue(language: language, json: json)
  else { fail("run me at the root of the checkout: \(path)") }
  return catalogue.texts(in: language)
}

/// The files of a folder, out of one text.
private struct FuzzedFolder {
  var name = ""
  var files: [String: [UInt8]] = [:]

  init(_ bytes: [UInt8]) {
    var file: String?
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: "=== ".utf8), line.count > 4 {
        file = String(decoding: line.dropFirst(4), as: UTF8.self)
        files[file ?? ""] = []
      } else if let file {
        files[file]?.append(contentsOf: line + [UInt8(ascii: "\n")])
      } else {
        name = String(decoding: line, as: UTF8.self)
      }
    }
  }

  /// By every line end there is: YAML knows more of them than most editors.
  func lines(of file: String) -> Int {
    1 + String(decoding: files[file] ?? [], as: UTF8.self).unicodeScalars.count { Character($0).isNewline }
  }
}

private func check(_ findings: [FolderFinding], of folder: FuzzedFolder) {
  for finding in findings {
    if finding.mark.file.isEmpty || !(1...folder.lines(of: finding.mark.file)).contains(finding.mark.line)
      || finding.mark.column < 1
    {
      fail("nowhere: \(finding)")
    }
    for texts in texts {
      let name = [finding.code.rawValue, finding.variant].compactMap(\.self).joined(separator: ".")
      let key = SourceTrouble.key(finding.code.rawValue, variant: finding.variant) ?? "procedures.staff.finding.\(name)"
      let words = texts.catalogue.sentences[texts.language]
      if words?[key] == nil || words?["\(key).right"] == nil { fail("no words: \(finding)") }
      if finding.what(texts).isEmpty || finding.wouldBeRight(texts).isEmpty { fail("says nothing: \(finding)") }
      let line = finding.line(texts)
      if line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        fail("would write to the terminal what it must not: \(line.debugDescription)")
      }
    }
  }
}

private func checkWriting(_ definition: ProcedureDefinition, _ folder: FuzzedFolder) {
  let written = Dictionary(uniqueKeysWithValues: ProcedureFolderWriter.files(definition).map { ($0.path, $0.bytes) })
  let again = ProcedureFolderReader.read(written, named: folder.name)
  guard let same = again.definition else { fail("cannot be read again: \(again.findings)") }
  if same != definition || DefinitionWriter.canonicalBytes(same) != DefinitionWriter.canonicalBytes(definition) {
    fail("another one after it was written")
  }
  if StoredDefinition.definition(StoredDefinition.text(definition)) != definition {
    fail("another one after it was stored")
  }
}

private func fillIn(_ definition: ProcedureDefinition, seed: UInt64) {
  var sampler = AnswerSampler(definition, seed: seed, today: today)
  for _ in 0..<2 {
    let sample = sampler.anything()
    let reading = definition.form.read(sample.typed, today: today)
    if reading != sample.reading { fail("read twice, and not the same") }
    _ = definition.determination(for: reading.answers, on: today)
    for language in Language.allCases {
      let words = definition.words(in: language)
      for question in definition.form.questions {
        _ = words.label(question)
        if let answer = reading.answers[question.id] { _ = words.lines(for: answer, to: question) }
      }
    }
  }
}
