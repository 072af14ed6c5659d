package dev.portwright.porting.book;

import dev.portwright.inventory.Inventory;
import dev.portwright.inventory.Landing;
import dev.portwright.porting.order.MessagingPortStatus;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What follows when an order comes into another status or gets another date, in the same transaction. */
@ApplicationScoped
class StatusEffects {
    private final FocListener activation;
    private final Inventory inventory;
    private final CarrierGateway carrier;
    private final SupplementListener supplements;
    private final Instance<SplitListener> parted;

    StatusEffects(
            FocListener activation,
            Inventory inventory,
            CarrierGateway carrier,
            SupplementListener supplements,
            Instance<SplitListener> parted) {
        this.activation = activation;
        this.inventory = inventory;
        this.carrier = carrier;
        this.supplements = supplements;
        this.parted = parted;
    }

    void apply(HeldOrder held, PortingOrder before, @Nullable String reason) {
        PortingOrder after = held.order();
        boolean moved = before.status() != after.status();
        boolean decided = moved && before.status() == PortingOrderStatus.CANCEL_PENDING;
        if (decided || !before.state().supplements().equals(after.state().supplements())) {
            supplements.changed(held, before, reason);
        }
        if (moved) {
            carrier.moved(held);
        }
        Instant foc = after.focActual();
        switch (after.status()) {
            case FOC_DATE_CONFIRMED -> {
                if (foc != null && (moved || !Objects.equals(before.focActual(), foc))) {
                    activation.confirmed(held, foc);
                }
            }
            case EXCEPTION -> {
                if (moved) {
                    activation.withdrawn(held);
                }
            }
            case CANCELLED -> {
                if (moved) {
                    activation.withdrawn(held);
                    PhoneNumberStore.close(held.tx(), after);
                }
            }
            case PORTED -> {
                if (moved) {
                    activation.ported(held);
                    land(held);
                    PhoneNumberStore.close(held.tx(), after);
                }
            }
            case IN_PROCESS -> {
                if (before.isDraft()) {
                    PhoneNumberStore.submit(held.tx(), after);
                }
            }
            case DRAFT, SUBMITTED, CANCEL_PENDING -> {
                // Nobody but the carrier, whom the action itself asks, has anything to do.
            }
        }
    }

    /** Numbers of an order are now on an order of their own: whoever works on the one has to work on the other. */
    void split(HeldOrder from, HeldOrder part) {
        parted.forEach(listener -> listener.split(from, part));
        Instant foc = part.order().focActual();
        if (part.order().status() == PortingOrderStatus.FOC_DATE_CONFIRMED && foc != null) {
            activation.confirmed(part, foc);
        }
        carrier.split(from, part);
    }

    private void land(HeldOrder held) {
        PortingOrder order = held.order();
        OrderAttributes.NumberConfiguration configuration = order.attributes().configuration();
        inventory.land(
                held.tx(),
                new Landing(
                        order.accountId(),
                        order.id(),
                        held.numbers().stream()
                                .map(PortingPhoneNumber::phoneNumber)
                                .toList(),
                        order.kind().countryCode(),
                        order.kind().phoneNumberType().wireName(),
                        configuration.connectionId(),
                        configuration.messagingProfileId(),
                        configuration.billingGroupId(),
                        configuration.emergencyAddressId(),
                        configuration.tags(),
                        order.attributes().customerReference(),
                        BundlePairs.ofOrder(held.tx(), order),
                        order.updatedAt()));
        if (order.state().messaging() == MessagingPortStatus.ACTIVATING) {
            carrier.ask(held, CarrierGateway.Request.MESSAGING);
        }
    }
}
