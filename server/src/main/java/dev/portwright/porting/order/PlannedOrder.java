package dev.portwright.porting.order;

import java.util.List;

/**
 * An order that a request would make.
 *
 * @param order with all of its numbers; it has an id that no order will have
 * @param submittedElsewhere those of its numbers which another order was submitted for that is not over yet, of whichever
 *     account, and words for its blocks of which that holds
 */
public record PlannedOrder(NumberedOrder order, List<PhoneNumberBlock> blocks, List<String> submittedElsewhere) {}
