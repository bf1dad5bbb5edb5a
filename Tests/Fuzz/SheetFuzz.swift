import DMN
import DecisionSheets
import FEEL

/// Any bytes as a CSV file, and the sheet as a decision table.
///
/// Nothing may crash, hang or grow without bound; a sheet is the same after it was written as text, and a table after
/// it was written as a sheet.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSheet(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let sheet = try? CSVText.sheet(named: "表", from: bytes) else { return 0 }
  let written = CSVText.text(of: sheet)
  guard let again = try? CSVText.sheet(named: "表", from: written) else { fail("cannot be read again: \(written)") }
  if again != sheet { fail("\(sheet.rows) became \(again.rows)") }
  for language in [SentenceLanguage.ja, .en] { check(sheet, language) }
  return 0
}

private func check(_ sheet: Sheet, _ language: SentenceLanguage) {
  do throws(SheetProblems) {
    let decision = try SheetReader.decision(sheet, names: ["通数"], language: language)
    checkWriting(decision, language)
  } catch {
    _ = error.text(in: language)
  }
}

private func checkWriting(_ decision: SheetDecision, _ language: SentenceLanguage) {
  do throws(SheetProblems) {
    let sheet = try SheetWriter.sheet(of: decision, names: ["通数"], language: language)
    let again = try SheetReader.decision(sheet, names: ["通数"], language: language)
    if again != decision { fail("\(decision)\nbecame\n\(again)\nby\n\(CSVText.text(of: sheet))") }
  } catch {
    fail("what was read cannot be written and read again: \(error.text(in: .en))\n\(decision)")
  }
}
