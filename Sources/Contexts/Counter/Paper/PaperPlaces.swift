import Documents
import FormSchema
import Kernel
import Ports

/// Where every box of a printed form stands, for a machine that reads what came back.
///
/// The same version gives the same places: they are worked out of it anew each time.
struct PaperPlaces {
  let published: PublishedProcedure
  let printed: SheetRenderer.Printed

  /// Lengths are hundredths of a millimetre from the top left corner of the paper.
  var json: JSONValue {
    .object([
      .init("format", .text("tsumugi-paper-places-1")), .init("procedure", .text(published.id)),
      .init("version", .text(published.version.hex)), .init("code", .text(PaperCode(published).text)),
      .init("paper", .text("A4")), .init("pages", .number(printed.pageCount)),
      .init("boxes", .list(printed.boxes.map(box))),
    ])
  }

  private func box(_ box: SheetBox) -> JSONValue {
    let named: [JSONValue.Member] =
      [.init("field", .text(box.place.field))] + (box.place.option.map { [.init("option", .text($0))] } ?? [])
      + (box.character.map { [.init("character", .number($0))] } ?? [])
    return .object(
      named + [
        .init("page", .number(box.page)), .init("left", .number(box.left)), .init("top", .number(box.top)),
        .init("width", .number(box.width)), .init("height", .number(box.height)),
      ])
  }
}
