package dev.portwright.portingorder;

import dev.portwright.inventory.Inventory;
import dev.portwright.inventory.Landing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;

/** What follows when an order comes into another status or gets another date, in the same transaction. */
@ApplicationScoped
class StatusEffects {
    private final FocListener activation;
    private final Inventory inventory;
    private final CarrierGateway carrier;

    StatusEffects(FocListener activation, Inventory inventory, CarrierGateway carrier) {
        this.activation = activation;
        this.inventory = inventory;
        this.carrier = carrier;
    }

    void apply(Connection connection, PortingOrder before, PortingOrder after) throws SQLException {
        boolean moved = before.status() != after.status();
        if (moved) {
            carrier.moved(connection, after);
        }
        Instant foc = after.focActual();
        switch (after.status()) {
            case FOC_DATE_CONFIRMED -> {
                if (foc != null && (moved || !Objects.equals(before.focActual(), foc))) {
                    activation.confirmed(connection, after, foc);
                }
            }
            case EXCEPTION -> {
                if (moved) {
                    activation.withdrawn(connection, after);
                }
            }
            case CANCELLED -> {
                if (moved) {
                    activation.withdrawn(connection, after);
                    PhoneNumberStore.close(connection, after);
                }
            }
            case PORTED -> {
                if (moved) {
                    activation.ported(connection, after);
                    land(connection, after);
                    PhoneNumberStore.close(connection, after);
                }
            }
            case IN_PROCESS -> {
                if (before.isDraft()) {
                    PhoneNumberStore.submit(connection, after);
                }
            }
            case DRAFT, SUBMITTED, CANCEL_PENDING -> {
                // Nobody but the carrier, whom the action itself asks, has anything to do.
            }
        }
    }

    /** Numbers of an order are now on an order of their own: whoever works on the one has to work on the other. */
    void split(Connection connection, PortingOrder from, PortingOrder part) throws SQLException {
        Instant foc = part.focActual();
        if (part.status() == PortingOrderStatus.FOC_DATE_CONFIRMED && foc != null) {
            activation.confirmed(connection, part, foc);
        }
        carrier.split(connection, from, part);
    }

    private void land(Connection connection, PortingOrder order) throws SQLException {
        OrderAttributes.NumberConfiguration configuration = order.attributes().configuration();
        inventory.land(
                connection,
                new Landing(
                        order.accountId(),
                        order.id(),
                        PhoneNumberStore.ofOrder(connection, order).stream()
                                .map(PortingPhoneNumber::phoneNumber)
                                .toList(),
                        order.kind().countryCode(),
                        order.kind().phoneNumberType(),
                        configuration.connectionId(),
                        configuration.messagingProfileId(),
                        configuration.billingGroupId(),
                        configuration.emergencyAddressId(),
                        configuration.tags(),
                        order.attributes().customerReference(),
                        order.updatedAt()));
        if (order.state().messaging() == MessagingPortStatus.ACTIVATING) {
            carrier.ask(connection, order, CarrierGateway.Request.MESSAGING);
        }
    }
}
