// What has no case in every-operation.test.mjs, by the reason why: operations by their ids, and `operation:place` where it
// is about one of several ids. The test fails when an entry is missing, and when one is not needed any more.
import { FOREIGN_ID, NO_JSON, NO_KEY, REASONS, UNKNOWN_ID } from '../lib/operations/reasons.mjs';

export const NO_CASE = [
  {
    reason: REASONS.PUBLIC,
    what: [NO_KEY],
    operations: `
      GetLiveness GetReadiness GetMetrics GetOpenApiJson GetOpenApiYaml GetPublicKey DownloadDocumentByLink
      ShowCorrectionPage SendCorrection ShowCorrectionLetter GetFocCalendarByLink`,
  },
  {
    reason: REASONS.NO_ID,
    what: [UNKNOWN_ID, FOREIGN_ID],
    operations: `
      FindAddresses CreateAddress ValidateAddress FindUserAddress CreateUserAddress ListBillingGroups CreateBillingGroup
      ListOutboundVoiceProfiles ListMessagingProfiles CreateMessagingProfile ListDynamicEmergencyAddresses
      CreateDynamicEmergencyAddress ListDynamicEmergencyEndpoints ListPhoneNumbersWithVoiceSettings
      ListPhoneNumbersWithMessagingSettings GetUserTags GetUserBillingBundles GetUserBundles GetUnusedUserBundles
      PostPortabilityCheck CreatePortingOrder ListExceptionTypes ListPortingReports CreatePortingReport
      listPortingUKCarriers
      ListAccounts CreateAccount ListOperators CreateOperator ListCarriers ReplaceCarriers
      ListNumberRanges ReplaceNumberRanges ListSigningKeys CreateSigningKey GetPublicKey ListRequirementTypes
      ListRequirements ListRegulatoryRequirementsPhoneNumbers ListDeskRequirements GetRequirementGroups
      FindNotificationsProfiles CreateNotificationProfile
      FindNotificationsEvents FindNotificationsEventsConditions ListSandboxMessages
      GetSandboxClock FreezeSandboxClock AdvanceSandboxClock ResetSandboxClock CancelSandboxClockTurn ResetSandbox
      GetSandboxFaults DeleteSandboxFaults
      GetLiveness GetReadiness GetMetrics GetOpenApiJson GetOpenApiYaml streamPortingEvents
      GetWebhookDeliveries ListWebhookEndpoints CreateWebhookEndpoint
      ListAuditLogs GetUserBalance ListManagedAccounts CreateManagedAccount ListAllocatableGlobalOutboundChannels
      ListDocuments CreateDocument DownloadDocumentByLink ListLoaConfigurations ShowCorrectionPage SendCorrection
      ShowCorrectionLetter GetFocCalendar GetFocCalendarByLink ListCalendarLinks CreateCalendarLink`,
  },
  {
    reason: REASONS.NO_BODY,
    what: [NO_JSON],
    operations: `
      CheckRegistrationStatus
      ListBillingGroups ListOutboundVoiceProfiles ListConnections ListIps ListFqdns ListCredentialConnections
      ListIpConnections ListFqdnConnections ListCallControlApplications FindTexmlApplications ListFaxApplications
      ListMessagingProfiles FindAddresses FindUserAddress ListDynamicEmergencyAddresses ListDynamicEmergencyEndpoints
      GetBillingGroup GetOutboundVoiceProfile RetrieveConnection RetrieveIp RetrieveFqdn RetrieveCredentialConnection
      RetrieveIpConnection RetrieveFqdnConnection RetrieveCallControlApplication GetTexmlApplication GetFaxApplication
      RetrieveMessagingProfile GetAddress GetUserAddress GetDynamicEmergencyAddress GetDynamicEmergencyEndpoint
      DeleteBillingGroup DeleteOutboundVoiceProfile DeleteIp DeleteFqdn DeleteCredentialConnection DeleteIpConnection
      DeleteFqdnConnection DeleteCallControlApplication DeleteTexmlApplication DeleteFaxApplication
      DeleteMessagingProfile DeleteAddress DeleteDynamicEmergencyAddress DeleteDynamicEmergencyEndpoint
      listPortingUKCarriers
      ListPortingOrders ListExceptionTypes GetPortingOrder DeletePortingOrder DeletePortingOrderPhoneNumber ListPortingOrderHistory
      ListPortingReports GetPortingReport GetPortingOrderSubRequest
      ConfirmPortingOrder CancelPortingOrder GetPortingOrderGroup DeletePortingOrderGroup
      ConfirmPortingOrderGroup CancelPortingOrderGroup ActivatePortingOrder ListPortingOrderActivationJobs
      GetPortingOrdersActivationJob ListAllowedFocWindows ListPortingOrderComments listPortingEvents showPortingEvent
      ListPortingPhoneNumbers ListPhoneNumbers SlimListPhoneNumbers RetrievePhoneNumber DeletePhoneNumber
      ListPhoneNumbersWithVoiceSettings GetPhoneNumberVoiceSettings ListPhoneNumbersWithMessagingSettings
      GetPhoneNumberMessagingSettings GetBulkUpdateMessagingSettingsOnPhoneNumbersStatus GetVoicemail
      GetUserBillingBundles GetBillingBundleById GetUserBundles GetUnusedUserBundles GetUserBundleById
      DeactivateUserBundle GetUserBundleResources ListPhoneNumberConfigurations
      listPortingPhoneNumberBlocks deletePortingPhoneNumberBlock
      listPortingPhoneNumberExtensions deletePortingPhoneNumberExtension
      ListProfilePhoneNumbers ListProfileShortCodes GetMessagingProfileMetrics ListProfileMetrics GetUserTags
      ListAccounts GetAccount ListAccountHistory ListUsers ListApiKeys RevokeApiKey ListOperators RemoveOperator
      ListReferences PutReference DeleteReference ListCarriers ListNumberRanges ListSigningKeys GetPublicKey
      ListDeskPortingOrders GetDeskPortingOrder ListDeskPortingOrderHistory ListCommentsAsOperator
      ListDeskNotes DeskClaimPortingOrder DeskReleasePortingOrder CountDeskPortingOrders ListRequirementTypes
      RetrieveRequirementType ListRequirements RetrieveDocumentRequirements ListRegulatoryRequirements
      ListRegulatoryRequirementsPhoneNumbers ListDeskRequirements ListPortingOrderRequirements
      GetPortingOrderReadiness ListVerificationCodes listPortingAssociatedPhoneNumbers deletePortingAssociatedPhoneNumber
      ListAssociatedPhoneNumbersAsOperator listPortingActionRequirements ListDeskActionRequirements
      GetRequirementGroups GetRequirementGroup DeleteRequirementGroup SubmitRequirementGroup ListDeskRequirementGroups
      DeskApproveRequirementGroup ListComments RetrieveComment MarkCommentRead ListDeskRequirementGroupComments
      FindNotificationsProfiles GetNotificationProfile DeleteNotificationProfile
      ListNotificationChannels GetNotificationChannel DeleteNotificationChannel
      FindNotificationsEvents FindNotificationsEventsConditions
      ListNotificationSettings GetNotificationSetting DeleteNotificationSetting
      GetSandboxFaults DeleteSandboxFaults ListSandboxWebhooks
      GetSandboxScenario GetSandboxClock CancelSandboxClockTurn ResetSandbox ListSandboxMessages
      GetLiveness GetReadiness GetMetrics GetOpenApiJson GetOpenApiYaml streamPortingEvents republishPortingEvent
      GetWebhookDeliveries GetWebhookDelivery ListWebhookEndpoints GetWebhookEndpoint EnableWebhookEndpoint
      GetWebhookEndpointSecret RotateWebhookEndpointSecret
      ListDocuments RetrieveDocument DeleteDocument DownloadDocument GetDocumentDownloadLink DownloadDocumentByLink
      ShowCorrectionPage ShowCorrectionLetter ListCorrectionLinks RevokeCorrectionLink
      GetFocCalendar GetPortingOrderFocCalendar GetFocCalendarByLink ListCalendarLinks RevokeCalendarLink
      ListPortingSupplements
      ListDocumentLinks ListAdditionalDocuments DeleteAdditionalDocument
      ListSharingTokens RevokeSharingToken
      ListAuditLogs GetUserBalance GetAccountBalance ListManagedAccounts ListAllocatableGlobalOutboundChannels
      RetrieveManagedAccount DisableManagedAccount ListAllManagedAccounts GetAccountOutboundChannels
      ListLoaConfigurations GetLoaConfiguration DeleteLoaConfiguration PreviewLoaConfiguration
      GetPortingOrderLoaTemplate`,
  },
  {
    reason: REASONS.FILE,
    what: [NO_JSON],
    operations: 'ReplaceCarriers SendCorrection',
  },
  {
    reason: REASONS.SHARED,
    what: [FOREIGN_ID],
    operations: `
      UpdatePortingOrder:/requirements/0/requirement_type_id UpdatePortingOrderGroup:/requirements/0/requirement_type_id
      DeskReviewRequirements:/requirements/0/requirement_type_id
      RetrieveRequirementType:id RetrieveDocumentRequirements:id
      listPortingActionRequirements:filter[requirement_type_id]
      GetBillingBundleById:bundle_id CreateUserBundlesBulk:/items/0/billing_bundle_id
      CreateRequirementGroup:/regulatory_requirements/0/requirement_id
      UpdateRequirementGroup:/regulatory_requirements/0/requirement_id
      CreateNotificationSetting:/notification_event_condition_id
      ListNotificationChannels:filter[notification_event_condition_id][eq]
      ListNotificationSettings:filter[notification_event_condition_id][eq]`,
  },
  {
    reason: REASONS.OPERATOR,
    what: [FOREIGN_ID],
    operations: `
      GetAccount:account_id UpdateAccount:account_id SuspendAccount:account_id ResumeAccount:account_id
      ListAccountHistory:account_id ListUsers:account_id CreateUser:account_id
      GetAccountBalance:account_id ReplaceAccountBalance:account_id
      GetAccountOutboundChannels:account_id ReplaceAccountOutboundChannels:account_id
      ListAllManagedAccounts:filter[account_id] ListAllManagedAccounts:filter[manager_account_id]
      ListApiKeys:account_id CreateApiKey:account_id RevokeApiKey:account_id
      RemoveOperator:operator_id ListReferences:account_id PutReference:account_id DeleteReference:account_id
      ListDeskPortingOrders:filter[account_id] ListDeskPortingOrders:filter[claimed_by] GetDeskPortingOrder:id
      CountDeskPortingOrders:filter[account_id] CountDeskPortingOrders:filter[claimed_by]
      UpdateDeskPortingOrder:id ListDeskPortingOrderHistory:id ListDeskNotes:id CreateDeskNote:id
      DeskClaimPortingOrder:id DeskReleasePortingOrder:id
      DeskSubmitPortingOrder:id DeskRaiseException:id DeskConfirmFoc:id DeskApproveCancellation:id
      DeskRefuseCancellation:id DeskCompletePortingOrder:id DeskSetMessaging:id DeskReviewRequirements:id
      DeskSplitPortingOrder:id DeskAcknowledgeSupplement:id DeskRefuseSupplement:id DeskSetPhoneNumberActivation:id ListAssociatedPhoneNumbersAsOperator:id
      DeskDecideActionRequirement:action_requirement_id ListDeskActionRequirements:filter[porting_order_id]
      ListCommentsAsOperator:id CreateCommentAsOperator:id
      ListDeskRequirementGroups:filter[account_id] DeskApproveRequirementGroup:id DeskDeclineRequirementGroup:id
      ListDeskRequirementGroupComments:id CreateDeskRequirementGroupComment:id`,
  },
  {
    reason: REASONS.MAKES_IT,
    what: [UNKNOWN_ID, FOREIGN_ID],
    operations: 'PutReference:reference_id',
  },
];
