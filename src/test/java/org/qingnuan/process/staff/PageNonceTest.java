package org.qingnuan.process.staff;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageNonceTest {

    private static final String PAGE =
            "<script nonce=\"%s\" src=\"a.js\"></script><p>任务</p><script nonce=\"%s\"></script>";

    /** A page as the vendor serves it when somebody else's request has set the nonce of all meanwhile. */
    private static final FilterChain OVERTAKEN = (request, response) -> {
        ((HttpServletResponse) response)
                .setHeader("Content-Security-Policy", "script-src 'nonce-mine_1-2' 'strict-dynamic'");
        byte[] page = PAGE.formatted("another", "another").getBytes(StandardCharsets.UTF_8);
        response.setContentLength(page.length);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page);
    };

    @Test
    void aPageNamesTheNonceOfItsOwnHeader() throws Exception {
        MockHttpServletResponse response = get("/camunda/app/cockpit/default/", OVERTAKEN);

        assertThat(response.getContentAsString()).isEqualTo(PAGE.formatted("mine_1-2", "mine_1-2"));
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
    }

    @Test
    void whatIsNoPageGoesThroughAsItIs() throws Exception {
        assertThat(get("/camunda/app/cockpit/scripts/config.js", OVERTAKEN).getContentAsString())
                .isEqualTo(PAGE.formatted("another", "another"));
    }

    @Test
    void aPageWithoutPolicyIsLeftAlone() throws Exception {
        MockHttpServletResponse response = get(
                "/camunda/app/cockpit/default/",
                (request, answer) ->
                        answer.getOutputStream().write("<p nonce=\"x\">".getBytes(StandardCharsets.UTF_8)));

        assertThat(response.getContentAsString()).isEqualTo("<p nonce=\"x\">");
    }

    private static MockHttpServletResponse get(String path, FilterChain chain) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        response.setCharacterEncoding("UTF-8");
        new PageNonce().doFilter(new MockHttpServletRequest("GET", path), response, chain);
        return response;
    }
}
