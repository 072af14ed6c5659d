package dev.portwright.porting.owner.plan;

import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.order.NumberRangeJson;
import dev.portwright.porting.order.PhoneNumberBlock;
import dev.portwright.porting.order.PlannedOrder;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderJson;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.requirement.CriteriaJson;
import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that a request would make: schema {@code PlannedPortingOrder}. What an order shows too is named as it is there.
 *
 * @param position from 1, in the order in which the orders would be answered
 * @param phoneNumbers as many as an order shows with itself, +E.164
 */
record PlannedOrderJson(
        String recordType,
        int position,
        String countryCode,
        PhoneNumberType phoneNumberType,
        String oldServiceProviderOcn,
        String description,
        boolean fastPortEligible,
        boolean messagingCapable,
        int portingPhoneNumbersCount,
        List<String> phoneNumbers,
        List<Block> phoneNumberBlocks,
        Reason apart,
        Needs needs,
        EarliestDate earliestDate,
        List<PortingOrderJson.Warning> warnings) {

    /** A block that it would have, as it could be given in a request. */
    record Block(NumberRangeJson phoneNumberRange, List<NumberRangeJson> activationRanges) {
        static Block of(PhoneNumberBlock block) {
            return new Block(
                    NumberRangeJson.of(block.range()),
                    block.activationRanges().stream().map(NumberRangeJson::of).toList());
        }
    }

    /** Why it is an order of its own. */
    record Reason(String detail, List<Other> from) {}

    /** Another order of the plan, and in what the numbers of both differ. */
    record Other(int position, List<String> keys, String detail) {}

    /** What it would lack, as confirming would tell it, and all that may be asked for, with what will do. */
    record Needs(List<PortingOrderJson.Warning> missing, List<Asked> requirementTypes) {
        static Needs of(List<Problem> missing, List<Asked> asked) {
            return new Needs(PortingOrderJson.warningsOf(missing), asked);
        }
    }

    /** Something that is asked for. */
    record Asked(
            String id,
            String name,
            String type,
            String description,
            String example,
            boolean mandatory,
            @Nullable String givenAs,
            CriteriaJson acceptanceCriteria) {
        static Asked of(RequirementRule.Item item) {
            RequirementType type = item.type();
            return new Asked(
                    type.id(),
                    type.name(),
                    type.fieldType(),
                    type.description(),
                    type.example(),
                    item.isAlwaysNeeded(),
                    type.givenAs() == null ? null : "documents." + type.givenAs(),
                    CriteriaJson.of(type.criteria()));
        }
    }

    static PlannedOrderJson of(
            int position,
            PlannedOrder planned,
            Reason apart,
            Needs needs,
            EarliestDate earliest,
            List<Problem> warnings) {
        PortingOrder order = planned.order().order();
        return new PlannedOrderJson(
                "planned_porting_order",
                position,
                order.kind().countryCode(),
                order.kind().phoneNumberType(),
                order.kind().carrierName(),
                PortingOrderJson.description(order),
                order.kind().fastPortEligible(),
                order.kind().messagingCapable(),
                order.phoneNumbersCount(),
                planned.order().shown().stream()
                        .map(PortingPhoneNumber::phoneNumber)
                        .toList(),
                planned.blocks().stream().map(Block::of).toList(),
                apart,
                needs,
                earliest,
                PortingOrderJson.warningsOf(warnings));
    }
}
