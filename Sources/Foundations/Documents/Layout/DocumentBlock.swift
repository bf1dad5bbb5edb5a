/// One part of a document, from top to bottom.
public enum DocumentBlock: Sendable, Equatable {
  /// The document's name, centred and large.
  case title(String)
  /// A heading inside the document.
  case heading(String)
  /// What rules call the form that this is, small at the top left: 様式第1号（第2条関係）.
  case formNumber(String)
  /// The document's number and its date, right-aligned at the top: 第1024号 / 令和8年11月21日.
  case reference(number: String?, date: String)
  /// Whom the document is for, one line each; the last line is usually the name with its title: 佐藤 花子 様.
  case addressee(lines: [String])
  /// Who issues the document, right-aligned, with the seal.
  case issuer(DocumentIssuer)
  /// Running text. A line feed begins a new paragraph. In Japanese each paragraph is indented by one character.
  case paragraph(String)
  /// A centred line: 記.
  case centred(String)
  /// A right-aligned line: 以上.
  case trailing(String)
  /// Labels and values with borders, as on a 様式.
  case fields([DocumentField])
  /// A table with a header that stands again at the top of every page.
  case table(DocumentTable)
  /// Small text under a document: 備考, ways to appeal.
  case notes([String])
  /// A QR code with words beside it.
  case code(DocumentCode)
  /// Choices, each with a box that is ticked or not.
  case checks([DocumentCheck])
  /// A thin line over the whole width.
  case rule
  /// Empty room, in millimetres; none at the top of a page.
  case space(millimetres: Double)
  case pageBreak
}

/// Who issues a document.
public struct DocumentIssuer: Sendable, Equatable {
  /// つむぎ市
  public var organisation: String?
  /// つむぎ市長
  public var office: String
  /// The name of the person who holds the office.
  public var name: String
  public var seal: DocumentSeal?
  /// Where to ask, in small text under the name: the section, telephone, mail.
  public var contact: [String]

  public init(
    organisation: String? = nil, office: String, name: String, seal: DocumentSeal? = nil, contact: [String] = []
  ) {
    self.organisation = organisation
    self.office = office
    self.name = name
    self.seal = seal
    self.contact = contact
  }
}

/// The square official seal (公印), drawn in vermilion with its text written downwards from the right.
///
/// It is a likeness for the reader. What proves a document is its verification code, never this picture.
public struct DocumentSeal: Sendable, Equatable {
  /// つむぎ市長之印
  public var text: String
  /// The length of a side, in millimetres, kept to 12...36.
  public var millimetres: Double

  public init(text: String, millimetres: Double = 21) {
    self.text = text
    self.millimetres = min(36, max(12, millimetres.isFinite ? millimetres : 21))
  }
}

/// A label and its value in a bordered form.
public struct DocumentField: Sendable, Equatable {
  public var label: String
  /// A line feed begins a new line.
  public var value: String

  public init(_ label: String, _ value: String) {
    self.label = label
    self.value = value
  }
}

/// A table of texts. Rows with fewer cells than columns end in empty ones; cells beyond the last
/// column join its text on new lines, so that nothing is lost.
public struct DocumentTable: Sendable, Equatable {
  public var columns: [DocumentColumn]
  public var rows: [[String]]

  public init(columns: [DocumentColumn], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }
}

/// One column of a ``DocumentTable``.
public struct DocumentColumn: Sendable, Equatable {
  public var title: String
  /// The share of the table's width, against the other columns' weights. Values below 0.1 count as 0.1.
  public var weight: Double
  /// Numbers and amounts stand to the right.
  public var isTrailing: Bool

  public init(_ title: String, weight: Double = 1, isTrailing: Bool = false) {
    self.title = title
    self.weight = weight
    self.isTrailing = isTrailing
  }
}

/// A QR code (correction level M, with its quiet zone) and the words beside it.
public struct DocumentCode: Sendable, Equatable {
  /// What the code says when it is read; 1 to 2,331 bytes of UTF-8.
  public var payload: String
  public var caption: String
  /// Small lines under the caption: the address in letters, the certificate's number.
  public var lines: [String]

  public init(payload: String, caption: String, lines: [String] = []) {
    self.payload = payload
    self.caption = caption
    self.lines = lines
  }
}

/// One choice of a list of check boxes.
public struct DocumentCheck: Sendable, Equatable {
  public var text: String
  public var isTicked: Bool

  public init(_ text: String, isTicked: Bool) {
    self.text = text
    self.isTicked = isTicked
  }
}
