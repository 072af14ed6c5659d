package dev.portwright.porting.associated;

import dev.portwright.platform.id.Ids;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.SplitListener;
import jakarta.enterprise.context.ApplicationScoped;

/** What stays behind one order stays behind each of the two that come of it. */
@ApplicationScoped
class RangesOfParts implements SplitListener {
    private final Ids ids;

    RangesOfParts(Ids ids) {
        this.ids = ids;
    }

    @Override
    public void split(HeldOrder from, HeldOrder part) {
        if (from.order().progress().associatedRanges() > 0) {
            RangeStore.insert(
                    part.tx(),
                    part.accountId(),
                    RangeStore.ofOrder(from.tx(), from.accountId(), from.id()).stream()
                            .map(range -> new AssociatedRange(
                                    ids.next(),
                                    part.id(),
                                    range.range(),
                                    range.action(),
                                    range.countryCode(),
                                    range.phoneNumberType(),
                                    range.createdAt()))
                            .toList());
        }
    }
}
