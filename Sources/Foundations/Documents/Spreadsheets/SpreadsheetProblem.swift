import Kernel

/// Why a spreadsheet cannot be read.
public enum SpreadsheetProblem: Error, Equatable, Sendable {
  /// The bytes are no XLSX file.
  case notASpreadsheet
  /// An older file of Excel, or one with a password: both have the same wrapping.
  case oldOrEncrypted
  /// A part the file speaks of is missing, cut off or changed.
  case damaged(part: String)
  /// A part declares a document type; entities of such declarations can grow without end.
  case forbiddenDeclaration(part: String)
  /// More than the limits allow: what there is too much of, and how much there may be.
  case tooLarge(Amount, most: Int)

  public enum Amount: String, Sendable, CaseIterable {
    case fileBytes = "file-bytes"
    case entries
    case partBytes = "part-bytes"
    case sheets
    case rows
    case columns
    case cells
    case sharedTexts = "shared-texts"
    case cellUnits = "cell-units"
    case formats
    case merges
    case nesting
  }

  /// Stable, never translated.
  public var code: String {
    switch self {
    case .notASpreadsheet: "not-a-spreadsheet"
    case .oldOrEncrypted: "old-or-encrypted"
    case .damaged: "damaged"
    case .forbiddenDeclaration: "forbidden-declaration"
    case .tooLarge: "too-large"
    }
  }

  /// What happened and what to do, for the person who has the file.
  public func sentence(in language: Language) -> String { language == .english ? english : japanese }

  private var japanese: String {
    switch self {
    case .notASpreadsheet: "Excel ブック（.xlsx）ではありません。「Excel ブック（.xlsx）」の形式で保存し直してください。"
    case .oldOrEncrypted: "パスワードの付いたファイルか、古い形式（.xls）です。パスワードを外し、「Excel ブック（.xlsx）」の形式で保存し直してください。"
    case .damaged(let part): "ファイルが壊れています（\(part)）。Excel か LibreOffice で開き、保存し直してください。"
    case .forbiddenDeclaration(let part): "安全のため読まない宣言（DOCTYPE）があります（\(part)）。Excel か LibreOffice で開き、保存し直してください。"
    case .tooLarge(let amount, let most): "ファイルが大きすぎます。\(amount.japanese)は\(most)までです。"
    }
  }

  private var english: String {
    switch self {
    case .notASpreadsheet: "This is no Excel workbook (.xlsx). Save it again in that format."
    case .oldOrEncrypted:
      "This file has a password or is of the old format (.xls). Save it without one as an Excel workbook (.xlsx)."
    case .damaged(let part): "The file is damaged (\(part)). Open it in Excel or LibreOffice and save it again."
    case .forbiddenDeclaration(let part):
      "The file declares a document type (\(part)): refused for safety. Save it again in Excel or LibreOffice."
    case .tooLarge(let amount, let most): "The file is too large. At most \(most) \(amount.english)."
    }
  }
}

extension SpreadsheetProblem: CustomStringConvertible {
  public var description: String { english }
}

extension SpreadsheetProblem.Amount {
  fileprivate var japanese: String {
    switch self {
    case .fileBytes: "ファイルのバイト数"
    case .entries: "ファイルの中の部品の数"
    case .partBytes: "展開したあとのバイト数"
    case .sheets: "シートの数"
    case .rows: "行の数"
    case .columns: "列の数"
    case .cells: "セルの数"
    case .sharedTexts: "文字列の数"
    case .cellUnits: "一つのセルの文字数"
    case .formats: "書式の数"
    case .merges: "結合したセルの数"
    case .nesting: "入れ子の深さ"
    }
  }

  fileprivate var english: String {
    switch self {
    case .fileBytes: "bytes"
    case .entries: "parts"
    case .partBytes: "bytes after unpacking"
    case .sheets: "sheets"
    case .rows: "rows"
    case .columns: "columns"
    case .cells: "cells"
    case .sharedTexts: "texts"
    case .cellUnits: "characters in a cell"
    case .formats: "formats"
    case .merges: "merged cells"
    case .nesting: "levels of nesting"
    }
  }
}
