import Ports
import Web

/// The pages about the form of a procedure: the list, the outline, questions, conditions, rules, the preview.
struct FormPages: Sendable {
  let desk: DraftDesk
  let staff: any StaffPort
  let preview: FormPreview

  func add(to routes: inout RouteTable) {
    let town = desk.town
    let door = DraftDoor(desk: desk)
    let previews = DraftPreviews(authoring: desk.authoring, preview: preview)
    let listing = Listing(town: town, desk: desk, authoring: desk.authoring, staff: staff)
    ListRoutes(listing: listing).add(to: &routes)
    NewDraftRoutes(door: door, town: town, listing: listing).add(to: &routes)
    CopyRoutes(door: door, listing: listing).add(to: &routes)
    UploadRoutes(door: door, town: town).add(to: &routes)
    OutlineRoutes(door: door, previews: previews, editors: RecentEditors(town: town, desk: desk, staff: staff))
      .add(to: &routes)
    SectionRoutes(door: door).add(to: &routes)
    QuestionRoutes(door: door, previews: previews).add(to: &routes)
    NewQuestionRoutes(door: door).add(to: &routes)
    TypeRoutes(door: door).add(to: &routes)
    RenameRoutes(door: door).add(to: &routes)
    PlacementRoutes(door: door).add(to: &routes)
    CheckRoutes(door: door).add(to: &routes)
    ConditionRoutes(door: door).add(to: &routes)
    PreviewRoutes(door: door, previews: previews).add(to: &routes)
    ConflictRoutes(door: door).add(to: &routes)
  }
}
