import ArgumentParser
import DMN
import DecisionSheets
import FEEL
import Foundation

/// `tsumugi dmn convert`
struct DecisionsConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Turn DMN into sheets and back, or DMN 1.1 to 1.4 into 1.5.",
    discussion: """
      tsumugi dmn convert fee.dmn fee.xlsx        a spreadsheet, one sheet a decision
      tsumugi dmn convert fee.dmn fee             a folder of .csv files, one a decision
      tsumugi dmn convert fee.xlsx fee.dmn        back again
      tsumugi dmn convert old.dmn new.dmn         as DMN 1.5

      With --replace, sheets that go into a DMN file change its decisions and leave everything they do not show.

      What sheets cannot show (other boxes than tables and single expressions, functions, services, types of one's \
      own) is refused by name. Exit status: 0 written; 1 a mistake was found, or the result is there already; 2 a file \
      cannot be read or written.
      """)
  @Argument(help: "What to read: .dmn, .xml, .xlsx, .csv, a folder of .csv files, or - for DMN on the standard input.")
  var from: String
  @Argument(help: "What to write: .dmn, .xml, .xlsx, .csv, a folder, or - for DMN on the standard output.")
  var to: String
  @Flag(help: "Replace what is there.") var replace = false
  @OptionGroup var language: DecisionLanguage

  func run() throws { try reply().finish() }

  func reply() -> DecisionReply {
    let phrases = DecisionPhrases(language: language.chosen)
    do {
      let model = try DecisionUpdate.model(from: from, into: to, language.chosen)
      if to == "-" { return DecisionReply(output: [model.xml]) }
      guard DecisionFile.canWrite(to) else { return DecisionReply(errors: [phrases.unknownTarget(to)], status: 2) }
      guard replace || !FileManager.default.fileExists(atPath: to) else {
        return DecisionReply(errors: [phrases.isThere(to)], status: 1)
      }
      switch DecisionFile.form(of: to) {
      case .dmn: try write(Array(model.xml.utf8), to, phrases)
      case .spreadsheet:
        try DecisionSheetFile.write(try sheets(model), spreadsheet: to, language.chosen)
      case .csv: try writeOne(try sheets(model), phrases)
      case nil: try writeFolder(try sheets(model), phrases)
      }
      return DecisionReply(output: [phrases.written(to)])
    } catch {
      return error.reply
    }
  }

  private func sheets(_ model: DecisionModel) throws(DecisionRefusal) -> [Sheet] {
    do {
      return try SheetWriter.sheets(of: model, language: language.chosen)
    } catch {
      throw DecisionRefusal(lines: error.problems.map { "\(from): \($0.sentence(in: language.chosen))" }, status: 1)
    }
  }

  private func write(_ bytes: [UInt8], _ path: String, _ phrases: DecisionPhrases) throws(DecisionRefusal) {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw DecisionRefusal(lines: [phrases.unwritable(path)])
    }
  }

  /// One decision is one file; several need a folder.
  private func writeOne(_ sheets: [Sheet], _ phrases: DecisionPhrases) throws(DecisionRefusal) {
    guard sheets.count == 1 else { throw DecisionRefusal(lines: [phrases.needsFolder(to, sheets.count)], status: 1) }
    try write(Array(CSVText.text(of: sheets[0]).utf8), to, phrases)
  }

  private func writeFolder(_ sheets: [Sheet], _ phrases: DecisionPhrases) throws(DecisionRefusal) {
    do {
      try FileManager.default.createDirectory(atPath: to, withIntermediateDirectories: true)
    } catch {
      throw DecisionRefusal(lines: [phrases.unwritable(to)])
    }
    for sheet in sheets {
      let name = DecisionSheetFile.fileName(sheet.name)
      try write(Array(CSVText.text(of: sheet).utf8), URL(filePath: to).appending(path: name).path, phrases)
    }
  }
}
