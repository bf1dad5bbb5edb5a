/// Who a mail is from, read from `つむぎ市 <tsumugi@example.jp>` or a bare address.
struct MailSender: Equatable {
  /// What mail programs show; empty when there is only an address.
  let name: String
  let address: MailAddress

  init?(_ text: String) {
    guard let open = text.lastIndex(of: "<"), text.last == ">" else {
      guard let address = MailAddress(text) else { return nil }
      (self.name, self.address) = ("", address)
      return
    }
    guard let address = MailAddress(text[text.index(after: open)...].dropLast()) else { return nil }
    var name = text[..<open]
    while name.last == " " { name.removeLast() }
    (self.name, self.address) = (String(name), address)
  }
}
