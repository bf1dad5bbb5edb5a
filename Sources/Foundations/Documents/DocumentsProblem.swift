/// Why a document, a code or a spreadsheet could not be made.
///
/// These are faults of a layout or of the machine, not of a person's input: the caller turns them into its own
/// `Problem` or lets them become an unknown error. No case carries text from the document.
public enum DocumentsProblem: Error, Equatable {
  /// A QR code needs at least one byte.
  case codeEmpty
  /// More bytes than a QR code of the asked correction can hold (2,331 at M).
  case codeTooLong(bytes: Int)
  /// The drawing library refused; `reason` is its own English sentence.
  case drawingFailed(reason: String)
  /// The file could not be created or written; `reason` is the library's own English sentence.
  case fileNotWritten(reason: String)
  /// A row has more cells than there are columns.
  case rowTooWide(cells: Int, columns: Int)
  /// A sheet needs 1 to 16,384 columns.
  case columnCount(Int)
  /// A spreadsheet holds 1,048,576 rows with its header.
  case tooManyRows
  /// A spreadsheet cell holds 32,767 UTF-16 units. `row` counts from 1 and includes the header.
  case cellTooLong(row: Int, column: Int)
}
