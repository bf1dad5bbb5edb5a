import DesignSystem
import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Fills the place of a postal code into an address, when its button was pressed without script.
struct AddressLookUp {
  let desk: CaseDesk
  let page: TypedPage

  /// Does nothing when another button was pressed, or for an address that does not stand on the page.
  /// - Returns: what was wrong with the postal code.
  func fillIn(_ typed: inout TypedAnswers, _ texts: Texts) async throws -> [FieldError] {
    let shown = page.shown
    guard case .lookUpAddress(let address) = page.press,
      page.questions.contains(where: { shown.contains($0.id) && $0.addresses(in: typed).contains(address) })
    else { return [] }
    let field = "\(address).postal-code"
    guard let code = PostalCode(typed.first(field)) else {
      return [FieldError(field, texts["cases.address.malformed"])]
    }
    let places = try await desk.town.database.read { tx in try desk.reference.places(postalCode: code.digits, in: tx) }
    return typed.fillIn(address, from: places) ? [] : [FieldError(field, texts["cases.address.unknown"])]
  }
}
