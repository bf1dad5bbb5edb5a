import Ports
import Web

/// The pages about the form of a procedure: the list, the outline, questions, conditions, rules, the preview.
struct FormPages: Sendable {
  let desk: DraftDesk
  let staff: any StaffPort
  let preview: FormPreview
  let channels: ChannelPreviews
  let trial: FormTrial
  let uses: (any ProcedureUsePort)?

  func add(to routes: inout RouteTable) {
    let town = desk.town
    let door = DraftDoor(desk: desk)
    let previews = DraftPreviews(desk: desk, preview: preview)
    let listing = Listing(town: town, desk: desk, authoring: desk.authoring, staff: staff, uses: uses)
    ListRoutes(listing: listing).add(to: &routes)
    NewDraftRoutes(door: door, town: town, listing: listing).add(to: &routes)
    CopyRoutes(door: door, listing: listing).add(to: &routes)
    UploadRoutes(door: door, town: town).add(to: &routes)
    OutlineRoutes(door: door, previews: previews, editors: RecentEditors(town: town, desk: desk, staff: staff))
      .add(to: &routes)
    FactsRoutes(door: door, previews: previews).add(to: &routes)
    FindingsRoutes(door: door).add(to: &routes)
    SectionRoutes(door: door).add(to: &routes)
    QuestionRoutes(door: door, previews: previews).add(to: &routes)
    NewQuestionRoutes(door: door).add(to: &routes)
    TypeRoutes(door: door).add(to: &routes)
    RenameRoutes(door: door).add(to: &routes)
    PlacementRoutes(door: door).add(to: &routes)
    CheckRoutes(door: door).add(to: &routes)
    ConditionRoutes(door: door).add(to: &routes)
    PaperRoutes(door: door, previews: previews, channels: channels).add(to: &routes)
    NewPaperRoutes(door: door).add(to: &routes)
    PaperFactsRoutes(door: door).add(to: &routes)
    BlockRoutes(door: door, previews: previews).add(to: &routes)
    MessageRoutes(door: door, previews: previews, channels: channels).add(to: &routes)
    PreviewRoutes(door: door, previews: previews, channels: channels).add(to: &routes)
    PublishRoutes(door: door, staff: staff).add(to: &routes)
    HistoryRoutes(door: door, staff: staff).add(to: &routes)
    ProcedureRoutes(door: door, staff: staff).add(to: &routes)
    UsesRoutes(door: door).add(to: &routes)
    WordsRoutes(door: door, town: town).add(to: &routes)
    ExampleRoutes(door: door, trial: trial).add(to: &routes)
    TrialRoutes(door: door, trial: trial, channels: channels).add(to: &routes)
    DecisionListRoutes(door: door, previews: previews).add(to: &routes)
    NewDecisionRoutes(door: door).add(to: &routes)
    TableRoutes(door: door, authoring: desk.authoring).add(to: &routes)
    TableFiles(door: door).add(to: &routes)
    ConflictRoutes(door: door).add(to: &routes)
  }
}
