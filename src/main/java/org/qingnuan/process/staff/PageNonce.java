package org.qingnuan.process.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a page of Camunda's applications the nonce that its own header names. The vendor keeps the nonce of the latest
 * request for all, so that a page served while somebody else asks for anything names a foreign one and stays blank.
 */
class PageNonce extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([\\w-]+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[\\w-]*\"");

    /** Pages end with a slash; scripts, styles and calls have no nonce of their own. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().endsWith("/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        Matcher nonce = IN_HEADER.matcher(String.valueOf(response.getHeader(POLICY)));
        if (page.getContentSize() == 0 || !nonce.find()) {
            page.copyBodyToResponse();
            return;
        }
        String text = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
        byte[] own = IN_PAGE.matcher(text)
                .replaceAll("nonce=\"" + nonce.group(1) + "\"")
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(own.length);
        response.getOutputStream().write(own);
    }
}
