package dev.portwright.app;

import dev.portwright.account.Account;
import dev.portwright.account.AccountService;
import dev.portwright.account.ApiKey;
import dev.portwright.account.NewApiKey;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.problem.ApiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The commands that manage accounts and keys. */
final class AccountCommand {
    private static final int LONGEST_NAME = 255;
    private static final int PAGE_SIZE = 250;

    private final Function<AccountService, String> work;

    private AccountCommand(Function<AccountService, String> work) {
        this.work = work;
    }

    /**
     * Understands the command line, before anything is started for it.
     *
     * @throws StartException when it makes no sense
     */
    static AccountCommand of(Arguments arguments) {
        String command = arguments.word(0) + " " + arguments.word(1);
        return switch (command) {
            case "account create" -> {
                arguments.allow(2, Set.of("--name"));
                String name = name(arguments.required("--name"));
                yield new AccountCommand(
                        accounts -> accounts.createAccount(name).id() + "\n");
            }
            case "account list" -> {
                arguments.allow(2, Set.of());
                yield new AccountCommand(AccountCommand::accounts);
            }
            case "key create" -> {
                arguments.allow(2, Set.of("--account", "--name", "--user"));
                UUID account = Arguments.id("--account", arguments.required("--account"));
                String given = arguments.option("--name");
                String name = name(given == null ? "made on the command line" : given);
                String user = arguments.option("--user");
                UUID userId = user == null ? null : Arguments.id("--user", user);
                yield new AccountCommand(accounts -> created(accounts.createKey(account, name, userId)));
            }
            case "key list" -> {
                arguments.allow(2, Set.of("--account"));
                UUID account = Arguments.id("--account", arguments.required("--account"));
                yield new AccountCommand(accounts -> keys(accounts, account));
            }
            case "key revoke" -> {
                arguments.allow(3, Set.of());
                UUID key = Arguments.id("the key", arguments.word(2));
                yield new AccountCommand(accounts -> {
                    accounts.revokeKey(null, key);
                    return "revoked " + key + "\n";
                });
            }
            default -> throw Arguments.usage("unknown command '" + command.strip() + "'");
        };
    }

    /**
     * Does it on the database of the settings and answers what to print.
     *
     * @throws StartException when the database cannot be used or the command is refused
     */
    String run(Settings settings) throws IOException {
        try (CommandDatabase database = CommandDatabase.open(settings)) {
            return work.apply(database.accounts());
        } catch (ApiException e) {
            throw new StartException(StartException.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static String name(String text) {
        if (text.isBlank() || text.length() > LONGEST_NAME) {
            throw Arguments.usage("--name must have 1 to " + LONGEST_NAME + " characters");
        }
        return text.strip();
    }

    private static String created(NewApiKey made) {
        return "key    " + made.secret() + "\nkey id " + made.key().id() + "\nThe key is not shown again.\n";
    }

    private static String accounts(AccountService accounts) {
        StringBuilder text = new StringBuilder();
        for (Account account : all(accounts::accounts)) {
            text.append(account.id()).append("  ").append(account.createdAt()).append("  ");
            text.append(account.name()).append('\n');
        }
        return text.toString();
    }

    private static String keys(AccountService accounts, UUID accountId) {
        StringBuilder text = new StringBuilder();
        for (ApiKey key : all(page -> accounts.keys(accountId, page))) {
            text.append(key.id()).append("  ").append(key.prefix()).append("...  ");
            text.append(key.createdAt()).append("  ");
            text.append(key.lastUsedAt() == null ? "never used" : "used " + key.lastUsedAt())
                    .append("  ");
            text.append(key.revokedAt() == null ? "active " : "revoked").append("  ");
            text.append(key.name()).append('\n');
        }
        return text.toString();
    }

    private static <T> List<T> all(Function<Page, AccountService.Listed<T>> list) {
        List<T> all = new ArrayList<>();
        for (int number = 1; ; number++) {
            AccountService.Listed<T> page = list.apply(new Page(number, PAGE_SIZE));
            all.addAll(page.entries());
            if (page.entries().isEmpty() || all.size() >= page.total()) {
                return all;
            }
        }
    }
}
