import Foundation
import Kernel
import Ports

/// A mail as it travels: headers, an empty line, the body; lines end with CR LF.
///
/// - Note: Source: RFC 5322 (format), RFC 2045 (MIME), RFC 3834 §5 (`Auto-Submitted`, so that no vacation notice
///   answers a machine).
struct MailMessage {
  enum BodyEncoding: String {
    /// For servers: passes through everything.
    case base64
    /// For files that people open: as written.
    case eightBit = "8bit"
  }

  let sender: MailSender
  let recipient: MailAddress
  private let mail: OutgoingMail
  private let id: String
  private let sentAt: Instant

  /// - Throws: ``MailRefusal`` when an address cannot be one; trying again helps only against a wrong sender,
  ///   which the operator can set right.
  init(_ mail: OutgoingMail, from sender: String, id: String, at sentAt: Instant) throws(MailRefusal) {
    guard let sender = MailSender(sender) else {
      throw MailRefusal(reason: "the town's sender address is not a mail address", mayTryAgain: true)
    }
    guard let recipient = MailAddress(mail.recipient.value) else {
      throw MailRefusal(reason: "the recipient's address is not a mail address", mayTryAgain: false)
    }
    guard !id.isEmpty, id.utf8.allSatisfy({ Self.idBytes.contains($0) }) else {
      throw MailRefusal(reason: "the mail's id cannot stand in a header", mayTryAgain: false)
    }
    (self.sender, self.recipient, self.mail, self.id, self.sentAt) = (sender, recipient, mail, id, sentAt)
  }

  private static let idBytes = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".utf8)

  func bytes(_ encoding: BodyEncoding) -> [UInt8] {
    let headers = [
      "Date: \(date)", "From: \(from)", "To: <\(recipient.text)>",
      "Subject: \(HeaderText.encode(mail.subject, column: 9))", "Message-ID: <\(id)@\(sender.address.domain)>",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: \(encoding.rawValue)", "Auto-Submitted: auto-generated",
    ]
    return Array((headers + ["", body(encoding)]).joined(separator: "\r\n").utf8)
  }

  private var from: String {
    guard !sender.name.isEmpty else { return "<\(sender.address.text)>" }
    // Always encoded: a plain name would need the quoting rules of RFC 5322 §3.2.4.
    return "\(HeaderText.word(sender.name, column: 6))\r\n <\(sender.address.text)>"
  }

  private func body(_ encoding: BodyEncoding) -> String {
    let text = mail.body.value.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .joined(separator: "\r\n")
    switch encoding {
    case .eightBit: return text + "\r\n"
    case .base64:
      let options: Data.Base64EncodingOptions = [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ]
      return Data(text.utf8).base64EncodedString(options: options) + "\r\n"
    }
  }

  /// `Sat, 21 Nov 2026 09:05:07 +0900`
  private var date: String {
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let day = sentAt.dateInJapan
    let time = sentAt.rfc3339.dropFirst(11).prefix(8)
    return "\(days[day.weekday]), \(day.day) \(months[day.month - 1]) \(day.year) \(time) +0900"
  }
}
