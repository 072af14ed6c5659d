package dev.portwright.platform.db;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Lets a new connection be silent for longer than while it was made: a server that hangs is passed over quickly, a
 * statement may take its time.
 */
@ApplicationScoped
class ConnectionLimits implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(ConnectionLimits.class);

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            connection.setNetworkTimeout(Runnable::run, (int) ConnectionPool.SILENCE.toMillis());
        } catch (SQLException e) {
            // It is of no use then, and its first user will find out.
            LOG.debug("a new connection failed at once", e);
        }
    }
}
