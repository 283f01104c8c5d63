package io.tributary.standardization.registry;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** What went wrong on the network, in words for people. */
final class NetworkFault {

    private NetworkFault() {}

    static String inWords(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "the host's name is not known";
            }
        }
        if (fault instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (fault instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        if (fault instanceof ConnectException) {
            return "nobody listens there";
        }
        if (fault instanceof SSLException) {
            return "no trusted TLS connection (" + fault.getMessage() + ")";
        }
        String message = fault.getMessage();
        return message == null ? fault.getClass().getSimpleName() : message;
    }
}
