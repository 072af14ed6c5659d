package dev.portwright.porting.verification;

import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.SplitListener;
import dev.portwright.porting.order.OpenSteps;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.requirement.AdditionalStep;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;

/** Codes go with their numbers when those come to an order of their own. */
@ApplicationScoped
class CodesOfParts implements SplitListener {
    private final RequirementCatalog catalog;

    CodesOfParts(RequirementCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void split(HeldOrder from, HeldOrder part) {
        if (OpenSteps.isAskedOf(from.order(), AdditionalStep.PHONE_NUMBER_VERIFICATION_CODES, catalog)) {
            CodeStore.move(
                    part.tx(),
                    part.accountId(),
                    part.id(),
                    part.numbers().stream().map(PortingPhoneNumber::id).toList());
        }
    }
}
